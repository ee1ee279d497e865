import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Act } from "../core/act";
import { create } from "../core/events";
import { newId } from "../core/ids";
import { nowFor } from "./clock";
import { decimal, type Line } from "./lines";

/** Keeps prorations for the next invoice, as invoice items. */
export function keepForNextInvoice(act: Act, subscription: Stripe.Subscription, lines: Line[]) {
  for (const line of lines) {
    const item = invoiceItemOf(act.account, subscription, line);
    act.account.saved.pendingLines.set(item.id, line);
    create(act, "invoiceitem", item, "invoiceitem.created");
  }
}

export const pendingLines = (account: Account, subscription: string): Line[] =>
  [...account.saved.pendingLines.values()].filter((line) => line.subscription === subscription);

/** The lines that waited; they wait no longer. */
export function takePendingLines(account: Account, subscription: string): Line[] {
  const taken = pendingLines(account, subscription);
  for (const [id, line] of account.saved.pendingLines) {
    if (line.subscription === subscription) account.saved.pendingLines.delete(id);
  }
  return taken;
}

function invoiceItemOf(account: Account, subscription: Stripe.Subscription, line: Line): Stripe.InvoiceItem {
  const customer = account.get("customer", String(subscription.customer));
  const subscription_item = line.parent?.subscription_item_details?.subscription_item;
  return {
    id: newId("ii"),
    object: "invoiceitem",
    amount: line.amount,
    currency: line.currency,
    customer: customer.id,
    customer_account: null,
    date: nowFor(account, customer),
    description: line.description,
    discountable: line.discountable,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: {},
    parent: {
      subscription_details: { subscription: subscription.id, ...(subscription_item && { subscription_item }) },
      type: "subscription_details",
    },
    period: line.period,
    pricing: line.pricing as Stripe.InvoiceItem["pricing"],
    proration: true,
    quantity: line.quantity ?? 1,
    quantity_decimal: decimal(line.quantity ?? 1),
    tax_rates: [],
    test_clock: customer.test_clock ?? null,
  };
}
