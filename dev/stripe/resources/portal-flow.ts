import type Stripe from "stripe";

type Given = Stripe.BillingPortal.SessionCreateParams.FlowData;
type Flow = Stripe.BillingPortal.Session.Flow;

/** The flow as a session shows it: every kind has its key, null where it is not the one. */
export function flowOf({ type, after_completion: after, ...given }: Given): Flow {
  const { subscription_cancel: cancel, subscription_pause: pause, subscription_update: update } = given;
  const confirm = given.subscription_update_confirm;
  return {
    after_completion: {
      hosted_confirmation: after?.hosted_confirmation
        ? { custom_message: after.hosted_confirmation.custom_message ?? null }
        : null,
      redirect: after?.redirect ? { return_url: after.redirect.return_url } : null,
      type: after?.type ?? "portal_homepage",
    },
    customer_update: type === "customer_update" ? {} : null,
    subscription_cancel: cancel ? { retention: retentionOf(cancel), subscription: cancel.subscription } : null,
    subscription_pause: pause ? { subscription: pause.subscription } : null,
    subscription_update: update ? { subscription: update.subscription } : null,
    subscription_update_confirm: confirm
      ? {
          discounts:
            confirm.discounts?.map(({ coupon = null, promotion_code = null }) => ({ coupon, promotion_code })) ?? null,
          items: confirm.items.map(({ id, price = null, quantity }) => ({
            id,
            price,
            ...(quantity !== undefined && { quantity }),
          })),
          subscription: confirm.subscription,
        }
      : null,
    type,
  };
}

function retentionOf({
  retention,
}: NonNullable<Given["subscription_cancel"]>): Stripe.BillingPortal.Session.Flow.SubscriptionCancel["retention"] {
  return retention ? { coupon_offer: { coupon: retention.coupon_offer.coupon }, type: retention.type } : null;
}
