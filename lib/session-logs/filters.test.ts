import { describe, expect, it } from "vitest";
import { parseLogFilters, whereOf } from "./filters";

const parse = (params: Record<string, string>) => parseLogFilters(params, "Europe/Berlin");

describe("parseLogFilters", () => {
  it("takes an empty address for no filter", () => {
    expect(parse({}).filters).toEqual({});
    expect(parse({ person: " ", state: "", from: "", to: "" })).toMatchObject({ filters: {}, problems: [] });
  });

  it.each([
    ["a summer day begins at midnight there", { from: "2026-07-01" }, { from: new Date("2026-06-30T22:00:00Z") }],
    ["a winter day", { from: "2026-11-24" }, { from: new Date("2026-11-23T23:00:00Z") }],
    ["an end includes its day", { to: "2026-11-24" }, { to: new Date("2026-11-24T23:00:00Z") }],
    ["an end includes its minute", { to: "2026-11-24T09:30" }, { to: new Date("2026-11-24T08:31:00Z") }],
    ["the day on which clocks change has 25 hours", { to: "2026-10-25" }, { to: new Date("2026-10-25T23:00:00Z") }],
    ["a state and a person", { state: "failed", person: " ana@ " }, { state: "failed", person: "ana@" }],
  ])("%s", (_, params, filters) => {
    expect(parse(params as Record<string, string>)).toMatchObject({ filters, problems: [] });
  });

  it.each([
    ["state", { state: "broken" }],
    ["from", { from: "yesterday" }],
    ["from", { from: "2026-02-30" }],
    ["to", { to: "2026-13-01" }],
    ["from", { from: "2026-11-24T25:00" }],
    ["to", { from: "2026-11-24", to: "2026-11-20" }],
    ["person", { person: "x".repeat(201) }],
  ])("names the field %s and the remedy, and leaves the filter out", (field, params) => {
    const { filters, problems, values } = parse(params as Record<string, string>);
    expect(problems.map((problem) => problem.field)).toEqual([field]);
    expect(filters).not.toHaveProperty(field);
    expect(values).toMatchObject(params);
  });
});

describe("whereOf", () => {
  it("finds a pasted customer id by that id", () => {
    expect(whereOf({ person: "cus_Ab12" })).toEqual({ stripeCustomerId: "cus_Ab12" });
  });

  it("takes % and _ as they are typed", () => {
    const { user } = whereOf({ person: "a_b%" });
    expect(JSON.stringify(user)).toContain("a\\\\_b\\\\%");
  });
});
