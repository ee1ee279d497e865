import type Stripe from "stripe";
import { AppError } from "@/lib/errors";
import { stripe } from "@/lib/stripe/client";
import { isInvalidRequest, toAppError } from "@/lib/stripe/errors";

type Params = Stripe.Checkout.SessionCreateParams & { customer: string };

/**
 * A Checkout Session that is the only one its customer can pay in: each stays payable for a day, so that two tabs would be two
 * paid subscriptions. The newest stays, so that two that are made at once do not close each other.
 * @param key the same for clicks that mean the same
 * @throws {AppError} already_subscribed when an older one was paid in just now, or what Stripe's failure means
 */
export async function openOnlyCheckout(params: Params, key: string): Promise<Stripe.Checkout.Session> {
  const session = await openOnce(params, key).catch((error) => Promise.reject(toAppError(error)));
  await expireCheckouts(params.customer, session.id);
  return session;
}

/**
 * Has Stripe close the Checkouts in which a customer could still subscribe: those that are older than one of them, or all.
 * @throws {AppError} already_subscribed when one was paid in just now, or what Stripe's failure means
 */
export async function expireCheckouts(customer: string, olderThan?: string): Promise<void> {
  try {
    const { data } = await stripe().checkout.sessions.list({ customer, status: "open", limit: 100 }); // newest first
    const older = olderThan === undefined ? data : behind(data, olderThan);
    for (const { id, mode } of older) if (mode === "subscription") await expire(id);
  } catch (error) {
    throw toAppError(error);
  }
}

/** Those behind one of them; none where it is not among them: the click for a newer one has closed it. */
function behind(sessions: Stripe.Checkout.Session[], id: string): Stripe.Checkout.Session[] {
  const at = sessions.findIndex((session) => session.id === id);
  return at === -1 ? [] : sessions.slice(at + 1);
}

async function expire(id: string): Promise<void> {
  try {
    await stripe().checkout.sessions.expire(id);
  } catch (error) {
    if (!isInvalidRequest(error)) throw error;
    // not open any more: another click closed it, or it was paid in
    const { status } = await stripe().checkout.sessions.retrieve(id);
    if (status === "open") throw error;
    if (status === "complete") throw new AppError("already_subscribed");
  }
}

async function openOnce(params: Params, key: string, after = ""): Promise<Stripe.Checkout.Session> {
  const session = await stripe().checkout.sessions.create(params, { idempotencyKey: key + after });
  if (session.lastResponse.headers["idempotent-replayed"] !== "true") return session;
  // a replay is what Stripe answered up to a day ago: that Checkout may be over by now
  const { status } = await stripe().checkout.sessions.retrieve(session.id);
  return status === "open" ? session : openOnce(params, key, `_after_${session.id}`);
}
