import Stripe from "stripe";

/** Stripe docs: Webhooks › Verify manually. Older or younger than this, a signature may be a replay, or a wrong clock. */
const toleranceSeconds = 300;

/** `t=…,v1=…` in ASCII: the SDK throws errors of another kind at a name without a value, and at letters of several bytes. */
const ascii = /^[!-~]+$/;
const pairs = /^[^,=]+=[^,=]+(,[^,=]+=[^,=]+)*$/;

/** What an event destination of thin payloads sends: it names what happened, and has no `data`. */
export type ThinEvent = { object: "v2.core.event"; id: string; type: string };

/**
 * The event of a signed body, or null when no secret of ours signed these very bytes just now. Two secrets are valid while
 * one is being rolled. The SDK checks the age only, so a date in the future is refused here; it would read a body that is no
 * UTF-8, or begins with a byte order mark, as another that is signed.
 */
export function verifiedEvent(
  body: Buffer,
  signature: string | null,
  secrets: string[],
): Stripe.Event | ThinEvent | null {
  if (!signature || !isOfNow(signature)) return null;
  const text = textOf(body);
  if (!text || !secrets.some((secret) => isSignedBy(secret, text, signature))) return null;
  return JSON.parse(text) as Stripe.Event | ThinEvent; // Stripe's own words
}

// of two times, the SDK would take the last for the signature's, and any number that it begins with
function isOfNow(signature: string): boolean {
  if (!ascii.test(signature) || !pairs.test(signature)) return false;
  const [time, ...others] = signature.split(",").filter((part) => part.startsWith("t="));
  const signedAt = Number(/^t=([1-9]\d*)$/.exec(time ?? "")?.[1]);
  return others.length === 0 && signedAt - Date.now() / 1000 < toleranceSeconds;
}

function isSignedBy(secret: string, text: string, signature: string): boolean {
  try {
    return Stripe.webhooks.signature?.verifyHeader(text, signature, secret, toleranceSeconds) ?? false;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    return false;
  }
}

function textOf(body: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return null; // not UTF-8: no body of Stripe's
  }
}
