import type Stripe from "stripe";
import type { PortalKind } from "./choose-configuration";

type Products = Stripe.BillingPortal.ConfigurationCreateParams.Features.SubscriptionUpdate.Product[];

/**
 * A portal configuration, declared here and applied by `npm run stripe:setup`: what customers may do by themselves. Who
 * gets which kind stands in choose-configuration.ts. Stripe shows at most ten products.
 */
export function declaredConfiguration(products: Products, appUrl: string, kind: PortalKind = "standard") {
  const isTheirs = kind !== "managed";
  return {
    name: kind === "standard" ? "Portico" : `Portico, ${kind.replace("_", " ")}`,
    default_return_url: `${appUrl}/account`,
    business_profile: { headline: "Your plan, your card, your invoices." },
    features: {
      customer_update: { enabled: true, allowed_updates: ["name", "email", "address", "phone", "tax_id"] },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      subscription_cancel: {
        enabled: isTheirs,
        mode: "at_period_end",
        cancellation_reason: {
          enabled: kind !== "no_questions",
          options: ["too_expensive", "missing_features", "switched_service", "unused", "too_complex", "other"],
        },
      },
      subscription_pause: { enabled: isTheirs && kind !== "team", duration: { type: "indefinite" } },
      subscription_update: {
        enabled: isTheirs,
        default_allowed_updates: ["price"],
        proration_behavior: "create_prorations",
        products,
      },
    },
  } satisfies Stripe.BillingPortal.ConfigurationCreateParams;
}
