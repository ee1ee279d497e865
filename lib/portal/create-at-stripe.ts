import { setTimeout as wait } from "node:timers/promises";
import type Stripe from "stripe";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { stripe } from "@/lib/stripe/client";
import { isInFlight, toAppError } from "@/lib/stripe/errors";
import { patienceMs, withinPatience } from "@/lib/stripe/within-patience";
import type { Billing } from "@/lib/subscriptions/billing";
import { configurationOf } from "./choose-configuration";
import { forgetPortalConfiguration, portalConfiguration } from "./configuration";
import { flowData, type Wish } from "./flow-data";
import { portalLocale } from "./locale";

const stale = new Set(["configuration_missing", "configuration_inactive", "feature_off", "price_not_offered"]);

const askAgainMs = 250;

/**
 * One portal session at Stripe for one row of ours: the row's id is the idempotency key, so that a repetition brings back
 * the same session; while Stripe is still making it (for another instance, or for a try of ours that it was too slow for), its
 * answer is waited for.
 * @throws {AppError} what Stripe's refusal or silence means; its facts name the configuration, as soon as one was chosen
 */
export async function createAtStripe(
  rowId: string,
  billing: Billing,
  { locale, ...wish }: Wish & { locale: string | null },
): Promise<Stripe.Response<Stripe.BillingPortal.Session>> {
  // a key of a constant table of addresses: nothing of it comes from the browser
  const returnUrl = `${env().APP_URL}/account/portal-return?visit=${rowId}`;
  const startedAt = performance.now();
  let configurationId: string | undefined;
  const create = async () => {
    const configuration = await portalConfiguration(configurationOf(billing));
    configurationId = configuration?.id;
    const asked = () =>
      stripe().billingPortal.sessions.create(
        {
          customer: billing.stripeCustomerId,
          configuration: configurationId,
          return_url: returnUrl,
          locale: portalLocale(locale),
          flow_data: flowData(wish, billing, { features: configuration?.features, returnUrl }),
          on_behalf_of: billing.onBehalfOf ?? env().STRIPE_ON_BEHALF_OF,
          after_expiration:
            env().PORTAL_RECOVERY === "off" ? undefined : { type: "customer_login", customer_login: {} },
        },
        { idempotencyKey: rowId },
      );
    return untilAnswered(asked, startedAt + patienceMs);
  };
  try {
    return requireSession(await withinPatience(create())); // what answers later is closed by its event
  } catch (error) {
    const { code, cause, facts } = toAppError(error);
    // what it allows was read up to ten minutes ago
    if (stale.has(code)) forgetPortalConfiguration();
    throw new AppError(code, { cause, facts: { ...facts, configurationId } });
  }
}

async function untilAnswered<T>(ask: () => Promise<T>, until: number): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isInFlight(error) || performance.now() > until) throw error;
      await wait(askAgainMs);
    }
  }
}

/** The SDK takes any JSON without `error` for the answer, whatever its status: that of a gateway on the way, say. */
function requireSession(answer: Stripe.Response<Stripe.BillingPortal.Session>) {
  if (answer.object === "billing_portal.session" && URL.canParse(answer.url)) return answer;
  const { requestId: stripeRequestId, statusCode: stripeStatus } = answer.lastResponse;
  throw new AppError("stripe_unavailable", { facts: { stripeRequestId, stripeStatus } });
}
