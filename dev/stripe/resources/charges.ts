import type Stripe from "stripe";
import { type Call, pathOf } from "../http/call";
import { is, isWithin, listOf } from "../http/list";

export const retrieve = (call: Call): object => call.account.get("charge", pathOf(call, "charge"));

export function list(call: Call<Stripe.ChargeListParams>): object {
  const { account, params } = call;
  const { created, customer, payment_intent: intent, transfer_group: group } = params;
  if (customer) account.get("customer", customer, "customer");
  const found = account.all("charge").filter((charge) => {
    const isTheirs = is(charge.customer, customer) && is(charge.payment_intent, intent);
    return isTheirs && is(charge.transfer_group, group) && isWithin(charge.created, created);
  });
  return listOf(call, found);
}
