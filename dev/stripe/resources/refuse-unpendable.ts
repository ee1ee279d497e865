import type Stripe from "stripe";
import { invalid } from "../core/errors";

/** Stripe docs: Pending updates reference › Supported attributes. */
const pendable = [
  "add_invoice_items",
  "billing_cycle_anchor",
  "discounts",
  "items",
  "metadata",
  "payment_behavior",
  "proration_behavior",
  "proration_date",
  "trial_end",
  "trial_from_plan",
];

/** @throws {Refusal} for a change that cannot wait for its payment */
export function refuseUnpendable(params: Stripe.SubscriptionUpdateParams, { collection_method }: Stripe.Subscription) {
  const param = Object.keys(params).find((name) => !pendable.includes(name));
  if (param) {
    const message = `You cannot pass \`${param}\` when \`payment_behavior\` is set to \`pending_if_incomplete\`.`;
    throw invalid(message, { param });
  }
  if (collection_method === "send_invoice") {
    const message =
      "`payment_behavior` can only be set to `pending_if_incomplete` if `collection_method` is `charge_automatically`.";
    throw invalid(message, { param: "payment_behavior" });
  }
}
