import type Stripe from "stripe";

type Products = Stripe.BillingPortal.ConfigurationCreateParams.Features.SubscriptionUpdate.Product[];

/**
 * A portal configuration, declared here and applied by `npm run stripe:setup`: what customers may do by themselves.
 * Stripe shows at most ten products.
 */
export function declaredConfiguration(products: Products, appUrl: string) {
  return {
    name: "Portico",
    default_return_url: `${appUrl}/account`,
    business_profile: { headline: "Your plan, your card, your invoices." },
    features: {
      customer_update: { enabled: true, allowed_updates: ["name", "email", "address", "phone", "tax_id"] },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      subscription_cancel: {
        enabled: true,
        mode: "at_period_end",
        cancellation_reason: {
          enabled: true,
          options: ["too_expensive", "missing_features", "switched_service", "unused", "too_complex", "other"],
        },
      },
      subscription_pause: { enabled: true, duration: { type: "indefinite" } },
      subscription_update: {
        enabled: true,
        default_allowed_updates: ["price"],
        proration_behavior: "create_prorations",
        products,
      },
    },
  } satisfies Stripe.BillingPortal.ConfigurationCreateParams;
}
