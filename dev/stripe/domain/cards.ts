import type Stripe from "stripe";
import type { Act } from "../core/act";
import { invalid } from "../core/errors";
import { emit, replace } from "../core/events";
import { type CardInput, cardError, makeCard } from "./make-card";
import { confirmSetup } from "./setup-intents";
import { behaviourOf } from "./test-cards";

/** Saves a card that a person typed in, through a setup intent as the hosted pages do. @throws {Refusal} card_error */
export function addCard(act: Act, customer: string, input: CardInput): Stripe.PaymentMethod {
  const card = makeCard(act, input);
  return confirmSetup(act, customer, card, () => attachCard(act, card.id, customer));
}

/** @throws {Refusal} card_error for a card that its bank does not let anyone save */
export function attachCard(act: Act, id: string, customer: string): Stripe.PaymentMethod {
  const { account } = act;
  account.get("customer", customer, "customer");
  const card = account.get("payment_method", id);
  const { attach } = behaviourOf(account.saved.cardNumbers.get(id) ?? "");
  if (attach) throw cardError(attach);
  if (card.customer && card.customer !== customer) {
    throw invalid("The payment method you provided has already been attached to a customer.");
  }
  return replace(act, "payment_method", { ...card, customer }, "payment_method.attached");
}

/** Lets a card go: it is no default any more, and cannot be used again. */
export function removeCard(act: Act, id: string): Stripe.PaymentMethod {
  const { account } = act;
  const card = account.get("payment_method", id);
  const customer = card.customer && account.find("customer", String(card.customer));
  if (!customer) {
    throw invalid("The payment method you provided is not attached to a customer so detachment is impossible.");
  }
  const detached = { ...card, customer: null };
  account.put("payment_method", detached);
  emit(act, "payment_method.detached", detached, { customer: customer.id });
  const left = <T>(standard: T) => (standard === id ? null : standard);
  const { invoice_settings: settings } = customer;
  const invoice_settings = { ...settings, default_payment_method: left(settings.default_payment_method) };
  const default_source = left(customer.default_source);
  replace(act, "customer", { ...customer, invoice_settings, default_source }, "customer.updated");
  for (const subscription of account.subscriptionsOf(customer.id)) {
    const default_payment_method = left(subscription.default_payment_method);
    const next = { ...subscription, default_payment_method, default_source: left(subscription.default_source) };
    replace(act, "subscription", next, "customer.subscription.updated");
  }
  return detached;
}
