/** A visit that an event might belong to. */
export type PossibleVisit = {
  id: string;
  /** When Stripe made the portal session. */
  createdAt: Date;
  returnedAt: Date | null;
  /** When changes happened that are attributed to it already: it was in use then. */
  usedAt: Date[];
};

export type Attributed =
  | { attribution: "portal"; visitIds: [string] }
  | { attribution: "ambiguous"; visitIds: string[] }
  | { attribution: "outside"; visitIds: [] };

const second = 1_000;
const minute = 60 * second;
/** Stripe's event times are whole seconds, and its clocks are not one. */
export const slackMs = 2 * second;

/**
 * Which visit of a customer a change at that moment belongs to (decision 4): one that may have been alive then. Stripe ends
 * a portal session 5 minutes after it was made when nobody used it, else an hour after it was used last; it tells neither.
 * Two visits alive at the same moment are ambiguous, and shown on both.
 */
export function attribute(at: Date, visits: PossibleVisit[]): Attributed {
  const possible = visits.filter((visit) => isAlive(visit, at));
  const alive = possible.filter((visit) => !possible.some((other) => wasStillIn(other, at, visit)));
  const rivals = alive.filter((visit) => !alive.some((other) => isFollowedBy(visit, other)));
  const [first, ...others] = rivals;
  if (!first) return { attribution: "outside", visitIds: [] };
  if (others.length) return { attribution: "ambiguous", visitIds: rivals.map(({ id }) => id) };
  return { attribution: "portal", visitIds: [first.id] };
}

function isAlive(visit: PossibleVisit, at: Date): boolean {
  const createdAt = visit.createdAt.getTime();
  const uses = [...visit.usedAt, ...(visit.returnedAt ? [visit.returnedAt] : [])].map((use) => use.getTime());
  const end = uses.length ? Math.max(...uses) + 60 * minute : createdAt + 5 * minute;
  return createdAt - slackMs <= at.getTime() && at.getTime() <= end + slackMs;
}

// Who was still in one visit when it happened had not yet begun the next, though clocks may say that it began so soon.
const wasStillIn = (earlier: PossibleVisit, at: Date, next: PossibleVisit) =>
  earlier.createdAt < next.createdAt &&
  earlier.createdAt <= at &&
  next.createdAt >= at &&
  earlier.returnedAt !== null &&
  earlier.returnedAt >= at;

// Who came back and then opened the portal again is in the second visit, not in two at once.
const isFollowedBy = (visit: PossibleVisit, other: PossibleVisit) =>
  visit.returnedAt !== null &&
  other.id !== visit.id &&
  other.createdAt.getTime() + slackMs >= visit.returnedAt.getTime();
