/**
 * The steps by which the time at Stripe is counted, in milliseconds. Counts of days can be added up, percentiles of days
 * cannot: they are read from the sum of the counts, within a step of about a quarter of their size.
 */
export const msSteps = [
  5, 10, 16, 20, 25, 32, 40, 50, 63, 80, 100, 125, 160, 200, 250, 320, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500,
  3200, 4000, 5000, 6300, 8000, 10000,
];

/**
 * The time that this share of the calls stayed within; null where there were none.
 * @param counts how many calls by their step: 0 is below the first step, 1 from the first to the second …
 */
export function msWithin(share: number, counts: ReadonlyMap<number, number>): number | null {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let passed = 0;
  for (let step = 0; step <= msSteps.length; step++) {
    const count = counts.get(step) ?? 0;
    if (count > 0 && passed + count >= share * total) {
      const from = msSteps[step - 1] ?? 0;
      const to = msSteps[step] ?? from; // beyond the last step nothing is known but that
      return Math.round(from + (to - from) * ((share * total - passed) / count));
    }
    passed += count;
  }
  return null;
}
