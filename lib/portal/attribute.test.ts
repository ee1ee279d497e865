import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attribute, type PossibleVisit } from "./attribute";

const start = Date.UTC(2026, 10, 24, 10, 0, 0);
/** So many minutes after ten o'clock. */
const at = (minutes: number) => new Date(start + minutes * 60_000);
const visit = (id: string, minutes: number, more: Partial<PossibleVisit> = {}): PossibleVisit => ({
  id,
  createdAt: at(minutes),
  returnedAt: null,
  usedAt: [],
  ...more,
});

const cases: [string, Date, PossibleVisit[], string][] = [
  ["no visit at all", at(1), [], "outside"],
  ["within five minutes of an unused visit", at(4), [visit("a", 0)], "portal a"],
  ["after five minutes nothing shows that it was used", at(6), [visit("a", 0)], "outside"],
  ["a use keeps it alive for an hour", at(50), [visit("a", 0, { usedAt: [at(3)] })], "portal a"],
  ["an hour after the last use it is over", at(64), [visit("a", 0, { usedAt: [at(3)] })], "outside"],
  [
    "the return is a sign of use, also of what came before it",
    at(20),
    [visit("a", 0, { returnedAt: at(25) })],
    "portal a",
  ],
  ["an event two seconds early is the clocks' fault", at(-1 / 60), [visit("a", 0)], "portal a"],
  ["an event before the visit", at(-1), [visit("a", 0)], "outside"],
  ["two devices at once", at(2), [visit("b", 1), visit("a", 0)], "ambiguous b a"],
  ["an older visit that is over is no rival", at(62), [visit("b", 60), visit("a", 0)], "portal b"],
  [
    "who came back and went again is in the second",
    at(12),
    [visit("b", 10), visit("a", 0, { returnedAt: at(5) })],
    "portal b",
  ],
  [
    "who changed something, came back and went again, all in two seconds",
    at(5),
    [visit("b", 5 + 2 / 60), visit("a", 0, { returnedAt: at(5 + 1 / 60) })],
    "portal a",
  ],
  [
    "and all in the second that Stripe's clock tells",
    at(5),
    [visit("b", 5), visit("a", 0, { returnedAt: at(5 + 1 / 120) })],
    "portal a",
  ],
  [
    "a change two seconds before the next visit, after the return from the last",
    at(5),
    [visit("b", 5 + 2 / 60), visit("a", 0, { returnedAt: at(4) })],
    "portal b",
  ],
  [
    "who came back after the second had begun",
    at(3),
    [visit("b", 1), visit("a", 0, { returnedAt: at(5) })],
    "ambiguous b a",
  ],
];

describe("attribute", () => {
  it.each(cases)("%s", (_, moment, visits, expected) => {
    const { attribution, visitIds } = attribute(moment, visits);
    expect([attribution, ...visitIds].join(" ")).toBe(expected);
  });

  const minutes = fc.integer({ min: -200, max: 200 });
  const visits = fc.array(
    fc.record({ created: minutes, returned: fc.option(fc.nat(100)), used: fc.array(fc.nat(100), { maxLength: 3 }) }),
    { maxLength: 5 },
  );
  const made = (drawn: { created: number; returned: number | null; used: number[] }[]) =>
    drawn.map(({ created, returned, used }, index) =>
      visit(String(index), created, {
        returnedAt: returned === null ? null : at(created + returned),
        usedAt: used.map((after) => at(created + after)),
      }),
    );

  it("never names a visit that began after the event, or ended long before it", () => {
    fc.assert(
      fc.property(minutes, visits, (moment, drawn) => {
        const all = made(drawn);
        for (const id of attribute(at(moment), all).visitIds) {
          const named = all.find((one) => one.id === id);
          expect(named?.createdAt.getTime()).toBeLessThanOrEqual(at(moment).getTime() + 2_000);
          expect(at(moment).getTime() - Number(named?.createdAt)).toBeLessThanOrEqual((100 + 60) * 60_000 + 2_000);
        }
      }),
    );
  });

  it("does not depend on the order of the visits", () => {
    fc.assert(
      fc.property(minutes, visits, (moment, drawn) => {
        const forward = attribute(at(moment), made(drawn));
        const backward = attribute(at(moment), made(drawn).reverse());
        expect(backward.attribution).toBe(forward.attribution);
        expect([...backward.visitIds].sort()).toEqual([...forward.visitIds].sort());
      }),
    );
  });
});
