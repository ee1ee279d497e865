import { describe, expect, it } from "vitest";
import { tidyAddress } from "./tidy-address";

describe("tidyAddress", () => {
  it.each([
    ["leaves out what is empty", { state: "failed", flow: "", q: "" }, "?state=failed"],
    ["is the whole log where nothing is chosen", { state: "", "from-time": "" }, ""],
    [
      "puts a time to its day",
      { from: "2026-11-24", "from-time": "09:30", to: "", "to-time": "" },
      "?from=2026-11-24T09%3A30%2B01%3A00",
    ],
    [
      "takes the time that was chosen last",
      { to: "2026-11-24T08:00", "to-time": "09:30" },
      "?to=2026-11-24T09%3A30%2B01%3A00",
    ],
    [
      "says of a day where it begins and ends",
      { from: "2026-07-01", "from-time": "", to: "2026-11-24" },
      "?from=2026-07-01T00%3A00%2B02%3A00&to=2026-11-24T23%3A59%2B01%3A00",
    ],
    ["keeps a time without a day, which the page then speaks of", { "to-time": "09:30" }, "?to=T09%3A30"],
    ["keeps what it does not know, and the first of two", { other: ["a", "b"], state: "" }, "?other=a"],
  ])("%s", (_, params, query) => {
    expect(tidyAddress(params, "Europe/Berlin")).toBe(`/admin/sessions${query}`);
  });

  it("keeps to the page whose form it was", () => {
    expect(tidyAddress({ q: "", from: "2026-11-24", "from-time": "09:30" }, "UTC", "/admin/events")).toBe(
      "/admin/events?from=2026-11-24T09%3A30%2B00%3A00",
    );
  });

  it("has nothing to say of an address that is tidy", () => {
    expect(tidyAddress({}, "UTC")).toBeNull();
    expect(tidyAddress({ state: "failed", from: "2026-11-24T09:30+01:00", cursor: "x" }, "UTC")).toBeNull();
  });

  it("is tidy itself", () => {
    const address = tidyAddress({ state: "failed", from: "2026-11-24", "from-time": "09:30", to: "" }, "UTC");
    const params = Object.fromEntries(new URL(String(address), "https://portico.example").searchParams);
    expect(tidyAddress(params, "Asia/Kolkata")).toBeNull();
  });
});
