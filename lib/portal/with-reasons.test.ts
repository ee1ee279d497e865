import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChangeKind } from "@/lib/subscriptions/changes";
import { withReasons } from "./with-reasons";

type Line = [seconds: number, kind: ChangeKind, reason?: string | null, comment?: string];
const outcomes = (lines: Line[]) =>
  lines.map(([seconds, kind, reason = null, comment = null], at) => {
    return { kind, reason, comment, stripeEventId: `evt_${at}`, occurredAt: new Date(seconds * 1_000) };
  });
const given = "cancellation_reason_given";

const cases: [string, Line[], [ChangeKind, string | null, string | null][]][] = [
  ["no reason", [[0, "cancellation_scheduled"]], [["cancellation_scheduled", null, null]]],
  [
    "a reason seconds later",
    [
      [0, "cancellation_scheduled"],
      [7, given, "unused", "Bye"],
    ],
    [["cancellation_scheduled", "unused", "Bye"]],
  ],
  [
    "a reason in the same second",
    [
      [0, given, "unused"],
      [0, "canceled"],
    ],
    [["canceled", "unused", null]],
  ],
  [
    "a reason that changes, and a comment that stays",
    [
      [0, "canceled"],
      [5, given, "unused", "Bye"],
      [9, given, "other"],
    ],
    [["canceled", "other", "Bye"]],
  ],
  [
    "canceled, taken back, canceled again",
    [
      [0, "cancellation_scheduled"],
      [5, given, "unused"],
      [6, "cancellation_withdrawn"],
      [20, "cancellation_scheduled", "other"],
      [27, given, null, "Bye"],
    ],
    [
      ["cancellation_scheduled", "unused", null],
      ["cancellation_withdrawn", null, null],
      ["cancellation_scheduled", "other", "Bye"],
    ],
  ],
  [
    "a reason without its cancellation",
    [
      [0, given, "unused"],
      [9, "canceled"],
    ],
    [
      [given, "unused", null],
      ["canceled", null, null],
    ],
  ],
];

describe("withReasons", () => {
  it.each(cases)("%s, in any order", (_, lines, told) => {
    const inAnyOrder = fc.shuffledSubarray(outcomes(lines), { minLength: lines.length });
    fc.assert(
      fc.property(inAnyOrder, (shuffled) => {
        const seen = withReasons(shuffled).sort((a, b) => Number(a.occurredAt) - Number(b.occurredAt));
        expect(seen.map(({ kind, reason, comment }) => [kind, reason, comment])).toEqual(told);
      }),
    );
  });
});
