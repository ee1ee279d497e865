import type Stripe from "stripe";
import type { Account } from "../core/account";
import { newId } from "../core/ids";
import { dayOf, intervalOf } from "./periods";

export type Line = Stripe.InvoiceLineItem;
type Item = Stripe.SubscriptionItem;

/** The type holds an object of the SDK; on the wire it is text. */
export const decimal = (amount: number): Stripe.Decimal => String(amount) as unknown as Stripe.Decimal;

/** What so many cost; by usage nothing, as nobody reports any here. */
export const amountOf = (price: Stripe.Price, quantity: number): number =>
  isMetered(price) ? 0 : (price.unit_amount ?? 0) * quantity;

export const isMetered = ({ recurring }: Stripe.Price): boolean => recurring?.usage_type === "metered";

/** The charge for one item for a whole period. */
export function itemLine(account: Account, item: Item, period: { start: number; end: number }, isTrial = false): Line {
  const { price, quantity = 1 } = item;
  const name = nameOf(account, price);
  const description = isTrial
    ? `Trial period for ${name}`
    : `${quantity} × ${name} (at ${money(price.unit_amount ?? 0, price.currency)} / ${intervalText(price)})`;
  return line(item, isTrial ? 0 : amountOf(price, quantity), description, period, false);
}

/** What an item costs, or gives back, for the rest of its period. */
export function prorationLine(
  account: Account,
  item: Item,
  amount: number,
  period: { start: number; end: number },
): Line {
  const { price, quantity = 1 } = item;
  const name = `${quantity > 1 ? `${quantity} × ` : ""}${nameOf(account, price)}`;
  const description = `${amount < 0 ? "Unused time on" : "Remaining time on"} ${name} after ${dayOf(period.start)}`;
  return line(item, amount, description, period, true);
}

function line(
  item: Item,
  amount: number,
  description: string,
  period: { start: number; end: number },
  proration: boolean,
): Line {
  const { price, quantity = 1, subscription } = item;
  return {
    id: newId("il"),
    object: "line_item",
    amount,
    currency: price.currency,
    description,
    discount_amounts: [],
    discountable: !proration,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: { ...item.metadata },
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration,
        proration_details: { credited_items: null },
        subscription,
        subscription_item: item.id,
      },
      type: "subscription_item_details",
    },
    period,
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: price.id, product: String(price.product) },
      type: "price_details",
      unit_amount_decimal: decimal(price.unit_amount ?? 0),
    },
    quantity,
    quantity_decimal: decimal(quantity),
    subscription,
    subtotal: amount,
    taxes: [],
  };
}

const nameOf = (account: Account, price: Stripe.Price): string =>
  account.find("product", String(price.product))?.name ?? String(price.product);

function intervalText(price: Stripe.Price): string {
  const { interval, interval_count: count } = intervalOf(price);
  return count === 1 ? interval : `${count} ${interval}s`;
}

/** `€12.00`, with the digits the currency has. */
export function money(amount: number, currency: string): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency: currency.toUpperCase() });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
