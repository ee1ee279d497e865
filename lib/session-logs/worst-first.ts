import { type GroupCounts, total } from "./overview";

const z = 1.96; // of a normal distribution, 95 % lie within

/**
 * The share that failed for sure, as far as so many sessions can tell: the lower end of Wilson's interval. One of one is
 * less sure a failure than eighty of a hundred, and comes behind them.
 */
export function surelyFailed(failed: number, sessions: number): number {
  if (failed === 0) return 0;
  const share = failed / sessions;
  const spread = z * Math.sqrt((share * (1 - share)) / sessions + (z / (2 * sessions)) ** 2);
  return (share + z ** 2 / (2 * sessions) - spread) / (1 + z ** 2 / sessions);
}

/** Those that fail before those that do not; among these, most sessions first. */
export function worstFirst(groups: GroupCounts[]): GroupCounts[] {
  const badness = ({ states }: GroupCounts) => surelyFailed(states.get("failed") ?? 0, total(states));
  return groups.toSorted((a, b) => badness(b) - badness(a) || total(b.states) - total(a.states));
}
