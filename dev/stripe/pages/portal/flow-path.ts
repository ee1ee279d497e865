import type Stripe from "stripe";

/** The page a flow opens on, below the visit's own path; undefined for one this stand-in does not know. */
export function flowPath(flow: Stripe.BillingPortal.Session.Flow): string | undefined {
  const subscription = (part: { subscription: string } | null, page: string) =>
    part ? `/subscriptions/${part.subscription}/${page}` : undefined;
  switch (flow.type) {
    case "payment_method_update":
      return "/payment-methods/add";
    case "customer_update":
      return "/customer";
    case "subscription_cancel":
      return subscription(flow.subscription_cancel, "cancel");
    case "subscription_pause":
      return subscription(flow.subscription_pause, "pause");
    case "subscription_update":
      return subscription(flow.subscription_update, "update");
    case "subscription_update_confirm":
      return subscription(flow.subscription_update_confirm, "confirm");
  }
}
