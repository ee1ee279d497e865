import { describe, expect, it } from "vitest";
import { cardEntryOf, readCard } from "./card-entry";

const now = Date.UTC(2026, 10, 24) / 1000;
const read = (fields: Record<string, string>) =>
  readCard(
    cardEntryOf(new URLSearchParams({ number: "4242 4242 4242 4242", expiry: "08 / 29", cvc: "123", ...fields })),
    now,
  );

describe("readCard", () => {
  it("takes a card as people type it", () => {
    expect(read({ name: " Ada Lovelace " })).toEqual({
      card: { number: "4242424242424242", expMonth: 8, expYear: 2029, cvc: "123", name: "Ada Lovelace" },
    });
  });

  it.each([["0829"], ["8/29"], ["08-29"], ["08/2029"], [" 08 / 29 "]])("reads the expiry %j", (expiry) =>
    expect(read({ expiry })).toMatchObject({ card: { expMonth: 8, expYear: 2029 } }),
  );

  it.each([
    [{ number: "4242 4242 4242 4241" }, { number: "badNumber" }],
    [{ number: "4242" }, { number: "badNumber" }],
    [{ number: "" }, { number: "badNumber" }],
    [{ expiry: "13/29" }, { expiry: "badExpiry" }],
    [{ expiry: "soon" }, { expiry: "badExpiry" }],
    [{ expiry: "10/26" }, { expiry: "pastExpiry" }],
    [{ cvc: "12" }, { cvc: "badSecurityCode" }],
    [
      { number: "1", expiry: "", cvc: "" },
      { number: "badNumber", expiry: "badExpiry", cvc: "badSecurityCode" },
    ],
  ])("names what is wrong with %j", (fields, problems) => expect(read(fields)).toEqual({ problems }));

  it("takes a card until the end of its month", () => {
    expect(read({ expiry: "11/26" })).toHaveProperty("card");
  });
});
