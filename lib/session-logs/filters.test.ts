import { describe, expect, it } from "vitest";
import { parseLogFilters } from "./filters";

const now = new Date("2026-11-24T10:00:00Z");
const parse = (params: Record<string, string>) => parseLogFilters(params, "Europe/Berlin", now);

describe("parseLogFilters", () => {
  it("takes an empty address for no filter", () => {
    expect(parse({}).filters).toEqual({});
    expect(parse({ person: " ", state: "", from: "", to: "" })).toMatchObject({ filters: {}, problems: [] });
  });

  it.each<[string, Record<string, string>, object]>([
    ["a summer day begins at midnight there", { from: "2026-07-01" }, { from: new Date("2026-06-30T22:00:00Z") }],
    ["a winter day", { from: "2026-11-24" }, { from: new Date("2026-11-23T23:00:00Z") }],
    ["an end includes its day", { to: "2026-11-24" }, { to: new Date("2026-11-24T23:00:00Z") }],
    ["an end includes its minute", { to: "2026-11-24T09:30" }, { to: new Date("2026-11-24T08:31:00Z") }],
    [
      "a time with an offset, wherever it is read",
      { from: "2026-11-24T09:30-05:00", to: "2026-11-24T23:59Z" },
      { from: new Date("2026-11-24T14:30:00Z"), to: new Date("2026-11-25T00:00:00Z") },
    ],
    ["a plus that was not encoded", { from: "2026-11-24T09:30 01:00" }, { from: new Date("2026-11-24T08:30:00Z") }],
    ["the day on which clocks change has 25 hours", { to: "2026-10-25" }, { to: new Date("2026-10-25T23:00:00Z") }],
    ["today begins at midnight there", { range: "today" }, { from: new Date("2026-11-23T23:00:00Z") }],
    ["24 hours from now", { range: "24h" }, { from: new Date("2026-11-23T10:00:00Z") }],
    ["this month", { range: "month" }, { from: new Date("2026-10-31T23:00:00Z") }],
    [
      "last month, which begins in summer",
      { range: "last-month" },
      { from: new Date("2026-09-30T22:00:00Z"), to: new Date("2026-10-31T23:00:00Z") },
    ],
    ["a state and a person", { state: "failed", person: " ana@ " }, { state: "failed", person: "ana@" }],
    ["the portal's home", { flow: "none" }, { flow: "none" }],
    ["a flow of tomorrow", { flow: "subscription_gift" }, { flow: "subscription_gift" }],
    ["what came of it", { outcome: "canceled", staff: "any" }, { outcome: "canceled", staff: "any" }],
    [
      "why somebody canceled",
      { outcome: "cancellation", reason: "too_expensive" },
      { outcome: "cancellation", reason: "too_expensive" },
    ],
    ["nothing came of it", { outcome: "none", error: "stripe_timeout" }, { outcome: "none", error: "stripe_timeout" }],
    ["where", { configuration: "bpc_1Ab", locale: "pt-BR", mode: "live", account: "acct_1" }, { mode: "live" }],
  ])("%s", (_, params, filters) => {
    expect(parse(params)).toMatchObject({ filters, problems: [] });
  });

  it.each<[string, Record<string, string>]>([
    ["state", { state: "broken" }],
    ["from", { from: "yesterday" }],
    ["from", { from: "2026-02-30" }],
    ["from", { from: "0001-01-01" }],
    ["to", { to: "2026-13-01" }],
    ["to", { to: "9999-12-31" }],
    ["to", { to: "9999-12-31T23:59-12:00" }],
    ["from", { from: "2026-11-24T25:00" }],
    ["to", { from: "2026-11-24", to: "2026-11-20" }],
    ["person", { person: "x".repeat(201) }],
    ["person", { person: "an" }],
    ["range", { range: "ages" }],
    ["flow", { flow: "a flow" }],
    ["outcome", { outcome: "won" }],
    ["reason", { reason: "too much" }],
    ["error", { error: "no; drop" }],
    ["configuration", { configuration: "cus_1" }],
    ["locale", { locale: "german language" }],
    ["mode", { mode: "both" }],
    ["account", { account: "me" }],
    ["staff", { staff: "ana" }],
  ])("names the field %s and the remedy, and leaves the filter out", (field, params) => {
    const { filters, problems, values } = parse(params);
    expect(problems).toEqual([{ field, message: expect.stringMatching(/\w+.*\.$|…$/) }]);
    expect(filters).not.toHaveProperty(field);
    expect(values).toMatchObject(params);
  });

  it("says that exact times wait while a range is chosen", () => {
    const { filters, problems } = parse({ range: "24h", from: "2026-11-19", to: "2026-11-20" });
    expect(filters).toEqual({ from: new Date("2026-11-23T10:00:00Z") });
    expect(problems).toMatchObject([{ field: "from" }, { field: "to" }]);
  });

  it.each<Record<string, string>>([
    { state: "bogus", locale: "de" },
    { range: "7d", from: "2026-11-19", to: "2026-11-20" },
    { from: "2026-11-24", to: "2026-11-20", error: "no; drop" },
  ])("gives what it understood as it came, which means the same and is all understood: %j", (params) => {
    const { filters, understood } = parse(params);
    expect(parse(understood)).toMatchObject({ filters, problems: [] });
  });
});
