import type { Position } from "@/lib/db/keyset";
import type { LogFilters } from "./filters";

/** From when on and until when, that excluded; without one, without a bound. */
export type Stretch = { from?: Date; to?: Date };

const day = 24 * 60 * 60_000;
// a month has a page of most of what is asked for, half a year of nearly all
const usual = [31 * day, 186 * day];
/** For what is common, and costs by how many months it is looked for in: a week has a page of it. */
export const ofCommon = [7 * day, ...usual];

/**
 * All time in a few stretches, in the order in which a page is looked for in them: away from where it
 * begins. PostgreSQL reads the months of a stretch only, and those further on only where a page is not full yet.
 */
export function stretchesOf(
  { from, to }: LogFilters,
  position: Position | null,
  reaches = usual,
  now = Date.now(),
): Stretch[] {
  const isNewer = position?.direction === "newer";
  const start = position?.at.getTime() ?? to?.getTime() ?? now;
  const ends = reaches.map((reach) => new Date(isNewer ? start + reach : start - reach));
  // clocks differ, but not by a day: the months prepared for what is to come need not be looked at
  const begin = isNewer || position || to ? undefined : new Date(now + day);
  const stretches = [...ends, undefined].map((far, at): Stretch => {
    const near = ends[at - 1] ?? begin;
    return isNewer ? { from: near, to: far } : { from: far, to: near };
  });
  return stretches.filter(
    (stretch) => !(stretch.to && from && stretch.to <= from) && !(stretch.from && to && stretch.from >= to),
  );
}
