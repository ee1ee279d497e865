import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { stripe } from "@/lib/stripe/client";
import { toAppError } from "@/lib/stripe/errors";
import { idOf } from "@/lib/stripe/objects";
import { ownMethodOf } from "./read-methods";
import { isLiving } from "./status";

/**
 * Has the customer's only subscription charge the card that they made their default. Checkout gives a subscription a card
 * of its own, which goes before the customer's: who replaced their card in the portal would be charged on the old one. So does
 * a source of its own, which a payment method goes before in turn.
 * With several subscriptions nobody knows which one was meant, and nothing is changed.
 * @throws {AppError} when Stripe cannot be reached
 */
export async function followDefaultCard(stripeCustomerId: string): Promise<void> {
  try {
    await follow(stripeCustomerId);
  } catch (error) {
    const { code, facts } = toAppError(error);
    // a key that may only read leaves the card as it is; the account page names the one that is charged
    if (code !== "permission_missing" && code !== "stripe_refused") throw new AppError(code, { cause: error, facts });
    log.warn({ stripeCustomerId, code, ...facts }, "a subscription could not be given the customer's new card");
  }
}

async function follow(customer: string): Promise<void> {
  const found = await stripe().customers.retrieve(customer);
  const card = found.deleted ? null : idOf(found.invoice_settings.default_payment_method);
  const { data } = await stripe().subscriptions.list({ customer, status: "all", limit: 100 });
  const [only, ...others] = data.filter(({ status }) => isLiving(status));
  const own = idOf(ownMethodOf(only));
  if (!card || !only || others.length || !own || own === card) return;
  // another key for each try, since Stripe keeps a failure under it; its beginning says that the change is ours (decision 4)
  const idempotencyKey = `portico_card_${randomUUID()}`;
  await stripe().subscriptions.update(only.id, { default_payment_method: card }, { idempotencyKey });
}
