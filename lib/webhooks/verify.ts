import Stripe from "stripe";

/** Stripe docs: Webhooks › Verify manually. Older or younger than this, a signature may be a replay, or a wrong clock. */
const toleranceSeconds = 300;

/** `t=…,v1=…`: the SDK throws an error of another kind at a name without a value. */
const wellFormed = /^[^,=]+=[^,=]+(,[^,=]+=[^,=]+)*$/;

/**
 * The event of a signed body, or null when no secret of ours signed these very bytes just now. Two secrets are valid while
 * one is being rolled. The SDK checks the age only, so a date in the future is refused here.
 */
export function verifiedEvent(body: Buffer, signature: string | null, secrets: string[]): Stripe.Event | null {
  const signedAt = Number(/(?:^|,)t=(\d+)(?:,|$)/.exec(signature ?? "")?.[1]);
  if (!signature || !wellFormed.test(signature) || !(signedAt - Date.now() / 1000 < toleranceSeconds)) return null;
  for (const secret of secrets) {
    try {
      return Stripe.webhooks.constructEvent(body, signature, secret, toleranceSeconds);
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    }
  }
  return null;
}
