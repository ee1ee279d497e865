import { assert, constantFrom, date, option, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { ofCommon, type Stretch, stretchesOf } from "./stretches";

const moment = date({ min: new Date("2024-01-01"), max: new Date("2028-01-01"), noInvalidDate: true });
const maybe = option(moment, { nil: undefined });
const now = Date.parse("2026-11-26");
const day = 24 * 3_600_000;
const isIn = (at: Date, { from, to }: Stretch) => (!from || at >= from) && (!to || at < to);

describe("stretchesOf", () => {
  const asked = record({
    at: maybe,
    direction: constantFrom("older" as const, "newer" as const),
    from: maybe,
    to: maybe,
    reaches: constantFrom(undefined, ofCommon),
  });

  it("has each moment until tomorrow that is asked for in one stretch, and a nearer one never behind a farther one", () => {
    const holds = property(asked, moment, moment, ({ at, direction, from, to, reaches }, one, other) => {
      const position = at ? { at, id: "", direction } : null;
      const stretches = stretchesOf({ from, to }, position, reaches, now);
      const places = (of: Date) => stretches.flatMap((stretch, place) => (isIn(of, stretch) ? [place] : []));
      const isAsked = (of: Date) => isIn(of, { from, to }) && (position || to || of.getTime() < now + day);
      if (isAsked(one)) expect(places(one)).toHaveLength(1);
      if (!isAsked(one) || !isAsked(other) || one >= other) return;
      const [[early = 0], [late = 0]] = [places(one), places(other)];
      expect(position?.direction === "newer" ? late - early : early - late).toBeGreaterThanOrEqual(0);
    });
    assert(holds, { numRuns: 2_000 });
  });

  it("begins with the month beside the position, and leaves out what lies outside the time asked for", () => {
    const at = new Date("2026-03-01");
    const [nearest] = stretchesOf({}, { at, id: "", direction: "older" });
    expect(nearest).toEqual({ from: new Date("2026-01-29") });
    expect(stretchesOf({}, { at, id: "", direction: "newer" })[0]).toEqual({ to: new Date("2026-04-01") });
    expect(stretchesOf({ from: new Date("2026-02-01") }, { at, id: "", direction: "older" })).toHaveLength(1);
    expect(stretchesOf({}, null, undefined, now)).toHaveLength(3);
  });

  it("goes no further than tomorrow where nothing says until when", () => {
    expect(stretchesOf({}, null, undefined, now)[0]?.to).toEqual(new Date(now + day));
    expect(stretchesOf({ to: new Date("2027-03-01") }, null, undefined, now)[0]?.to).toBeUndefined();
    const [further] = stretchesOf({}, { at: new Date("2027-03-01"), id: "", direction: "older" }, undefined, now);
    expect(further?.to).toBeUndefined();
  });
});
