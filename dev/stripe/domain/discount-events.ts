import type Stripe from "stripe";
import type { Act } from "../core/act";
import { differences } from "../core/differences";
import { emit } from "../core/events";

type Discounts = Stripe.Subscription["discounts"];

/** Tells which discounts a subscription got and lost; one in the place of another is one that was updated. */
export function tellDiscounts(act: Act, before: Discounts, after: Discounts) {
  const find = (ids: Discounts, others: Discounts) =>
    ids.filter((id) => !others.includes(id)).flatMap((id) => act.account.find("discount", String(id)) ?? []);
  const [lost, got] = [find(before, after), find(after, before)];
  const [old, next] = [lost[0], got[0]];
  if (old && next && lost.length === 1 && got.length === 1) {
    emit(act, "customer.discount.updated", next, differences(old, next));
    return;
  }
  for (const discount of lost) emit(act, "customer.discount.deleted", discount);
  for (const discount of got) emit(act, "customer.discount.created", discount);
}
