import type Stripe from "stripe";
import type { Account } from "../core/account";
import { invalid, noSuch } from "../core/errors";
import { findCode } from "./promotion-codes";

type Confirm = Stripe.BillingPortal.SessionCreateParams.FlowData.SubscriptionUpdateConfirm;
const at = "flow_data[subscription_update_confirm]";

/** A change that only waits for a yes must be one the portal would offer, and must change something. */
export function checkConfirm(
  account: Account,
  subscription: Stripe.Subscription,
  { id, features }: Stripe.BillingPortal.Configuration,
  { items, discounts }: Confirm,
) {
  const [change] = items;
  if (!change)
    throw invalid(`Missing required param: ${at}[items].`, { code: "parameter_missing", param: `${at}[items]` });
  const item = subscription.items.data.find((candidate) => candidate.id === change.id);
  if (!item) throw noSuch("subscription item", change.id, `${at}[items][0][id]`);
  const { products, default_allowed_updates: allowed } = features.subscription_update;
  const price = change.price === undefined ? item.price : account.get("price", change.price, `${at}[items][0][price]`);
  const isNewPrice = price.id !== item.price.id;
  const isNewQuantity = change.quantity !== undefined && change.quantity !== item.quantity;
  if (isNewPrice && !products?.some(({ prices }) => prices.includes(price.id))) {
    const message = `The item \`${item.id}\` cannot be updated to price \`${price.id}\` because the configuration \`${id}\` does not include the price in its \`features[subscription_update][products]\`.`;
    throw invalid(message, { param: `${at}[items][0][price]` });
  }
  if (isNewPrice && !allowed.includes("price")) throw notAllowed(item.id, "price", id);
  if (isNewQuantity && !allowed.includes("quantity")) throw notAllowed(item.id, "quantity", id);
  for (const { coupon, promotion_code } of discounts ?? []) {
    if (coupon) account.get("coupon", coupon, `${at}[discounts][0][coupon]`);
    if (promotion_code) findCode(account, promotion_code, String(subscription.customer));
  }
  if (!isNewPrice && !isNewQuantity && !discounts?.length) {
    throw invalid("Cannot update the subscription because there are no changes to confirm.", { param: `${at}[items]` });
  }
}

const notAllowed = (item: string, what: string, configuration: string) =>
  invalid(
    `The item \`${item}\` cannot be updated because the configuration \`${configuration}\` does not allow ${what} updates.`,
    { param: `${at}[items][0][${what}]` },
  );
