import type Stripe from "stripe";
import { invalid, noSuch, notBuilt } from "../core/errors";
import { replace } from "../core/events";
import { attachCard, removeCard } from "../domain/cards";
import { makeCard, makeNamedCard } from "../domain/make-card";
import { namedCards } from "../domain/test-cards";
import { type Call, pathOf } from "../http/call";
import { is, listOf } from "../http/list";
import { existing } from "./customers";
import { addressOf, given, mergedMetadata } from "./given";

export function create(call: Call<Stripe.PaymentMethodCreateParams>): object {
  const { account, params } = call;
  if (params.type !== "card") {
    throw notBuilt(`payment methods of type ${params.type}`, { param: "type" });
  }
  const { card } = params;
  if (!card) throw invalid("Missing required param: card.", { code: "parameter_missing", param: "card" });
  const made = card.token
    ? fromToken(call, card.token)
    : makeCard(call, {
        number: card.number ?? "",
        expMonth: card.exp_month ?? 0,
        expYear: card.exp_year ?? 0,
        cvc: card.cvc,
      });
  const billing = params.billing_details;
  return account.put("payment_method", {
    ...made,
    ...(params.allow_redisplay && { allow_redisplay: params.allow_redisplay }),
    ...(billing && { billing_details: billingOf(made, billing) }),
    metadata: mergedMetadata(null, params.metadata),
  });
}

function fromToken(call: Call, token: string): Stripe.PaymentMethod {
  const card = token.startsWith("tok_") ? makeNamedCard(call, token) : undefined;
  if (!card) throw noSuch("token", token, "card[token]");
  return card;
}

function billingOf(
  card: Stripe.PaymentMethod,
  given: Stripe.PaymentMethodUpdateParams.BillingDetails,
): Stripe.PaymentMethod.BillingDetails {
  const { address, email, name, phone } = given;
  return {
    ...card.billing_details,
    ...(address !== undefined && { address: addressOf(address) }),
    ...(email !== undefined && { email: email || null }),
    ...(name !== undefined && { name: name || null }),
    ...(phone !== undefined && { phone: phone || null }),
  };
}

/** `pm_card_visa` and its like are always there; attaching one makes a card of the customer's own. */
function named(call: Call): Stripe.PaymentMethod {
  const id = pathOf(call, "payment_method");
  const isName = id.startsWith("pm_card_") && namedCards[id.slice("pm_card_".length)];
  return (isName && makeNamedCard(call, id)) || call.account.get("payment_method", id);
}

export const retrieve = (call: Call): object => named(call);

export function update(call: Call<Stripe.PaymentMethodUpdateParams>): object {
  const { account, params } = call;
  const method = account.get("payment_method", pathOf(call, "payment_method"));
  const { billing_details: billing, card } = params;
  const next: Stripe.PaymentMethod = {
    ...method,
    ...(given(params, "allow_redisplay") as Partial<Stripe.PaymentMethod>),
    ...(billing && { billing_details: billingOf(method, billing) }),
    ...(card &&
      method.card && {
        card: { ...method.card, ...given(card, "exp_month", "exp_year") } as Stripe.PaymentMethod.Card,
      }),
    metadata: mergedMetadata(method.metadata, params.metadata),
  };
  return replace(call, "payment_method", next, "payment_method.updated");
}

export function attach(call: Call<Stripe.PaymentMethodAttachParams>): object {
  const { customer } = call.params;
  if (!customer) throw invalid("Missing required param: customer.", { code: "parameter_missing", param: "customer" });
  return attachCard(call, named(call).id, customer);
}

export const detach = (call: Call): object => removeCard(call, pathOf(call, "payment_method"));

export function list(call: Call<Stripe.PaymentMethodListParams>): object {
  const { customer } = call.params;
  if (customer) call.account.get("customer", customer, "customer");
  return cardsOf(call, customer, call.params.customer_account);
}

export const listOfCustomer = (call: Call<Stripe.CustomerListPaymentMethodsParams>): object =>
  cardsOf(call, existing(call).id);

export function retrieveOfCustomer(call: Call): object {
  const method = call.account.get("payment_method", pathOf(call, "payment_method"));
  if (method.customer !== existing(call).id) throw noSuch("PaymentMethod", method.id);
  return method;
}

function cardsOf(
  call: Call<Stripe.CustomerListPaymentMethodsParams>,
  customer: string | undefined,
  customerAccount?: string,
): object {
  const { type, allow_redisplay } = call.params;
  const found = call.account.all("payment_method").filter((method) => {
    const isTheirs =
      customer !== undefined && method.customer === customer && is(method.customer_account, customerAccount);
    return isTheirs && is(method.type, type) && is(method.allow_redisplay, allow_redisplay);
  });
  return listOf(call, found);
}
