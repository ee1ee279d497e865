import type Stripe from "stripe";

/** Why somebody cancels: the reason they chose, in Stripe's words, and what they wrote. */
export type Said = { reason: string | null; comment: string | null };

/**
 * What an update of a subscription says of the reason that was not said before. The portal asks why once it has canceled:
 * the answer comes in an event of its own, seconds later (decision 40). Null where there is none, or it was taken back.
 */
export function newlySaid(after: Stripe.Subscription, previous: Partial<Stripe.Subscription>): Said | null {
  if (previous.cancellation_details === undefined) return null;
  const was = previous.cancellation_details ?? { feedback: null, comment: null };
  const said = {
    reason: was.feedback === undefined ? null : (after.cancellation_details?.feedback ?? null),
    comment: was.comment === undefined ? null : (after.cancellation_details?.comment ?? null),
  };
  return said.reason || said.comment ? said : null;
}

/** What an event of a subscription says of the reason, newly or not. */
export const saidOf = ({ cancellation_details: details }: Stripe.Subscription): Said => ({
  reason: details?.feedback ?? null,
  comment: details?.comment ?? null,
});
