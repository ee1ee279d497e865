import { describe, expect, it } from "vitest";
import type { GroupCounts } from "./overview";
import { surelyFailed, worstFirst } from "./worst-first";

const group = (name: string, failed: number, sessions: number): GroupCounts => {
  const states = new Map([
    ["failed", failed],
    ["open", sessions - failed],
  ]);
  return { name, states, outcomes: new Map(), p95: null };
};

describe("worstFirst", () => {
  it("puts what surely fails before what failed once, and both before what works", () => {
    const groups = [
      group("quiet", 0, 2),
      group("busy", 0, 9_000),
      group("once", 1, 1),
      group("broken", 80, 100),
      group("now and then", 90, 9_000),
    ];
    expect(worstFirst(groups).map(({ name }) => name)).toEqual(["broken", "once", "now and then", "busy", "quiet"]);
  });
});

describe("surelyFailed", () => {
  // Wilson 1927, as tables of it say
  it.each([
    [1, 1, 0.207],
    [5, 10, 0.237],
    [80, 100, 0.711],
    [1, 100, 0.002],
    [100, 100, 0.963],
    [0, 10, 0],
  ])("of %i of %i is %f", (failed, sessions, share) => {
    expect(surelyFailed(failed, sessions)).toBeCloseTo(share, 3);
  });
});
