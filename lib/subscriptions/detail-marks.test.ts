import type Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { changedDetails, detailMarksOf } from "./detail-marks";

const ada = {
  id: "cus_1",
  name: "Ada Lovelace",
  email: "ada@example.com",
  phone: null,
  shipping: null,
  address: { city: "London", country: "GB" },
  preferred_locales: ["en"],
} as Stripe.Customer;

describe("detail marks", () => {
  it("tell which details changed", () => {
    const moved = { ...ada, name: "Ada King", address: { ...ada.address, city: "Ockham" } } as Stripe.Customer;
    expect(changedDetails(detailMarksOf(ada), detailMarksOf({ ...ada }))).toEqual([]);
    expect(changedDetails(detailMarksOf(ada), detailMarksOf(moved))).toEqual(["name", "address"]);
  });

  it("tell nothing else: no detail is in them, and two customers of one name have other marks", () => {
    const marks = detailMarksOf(ada);
    expect(Object.values(marks).every((mark) => /^[0-9a-f]{6}$/.test(mark))).toBe(true);
    expect(detailMarksOf({ ...ada, id: "cus_2" }).name).not.toBe(marks.name);
  });
});
