import Stripe from "stripe";
import { env } from "@/lib/env";
import { platformStripe } from "@/lib/stripe/client";
import { subscribedEvents } from "./handlers";

// of several deployments on one platform each finds its own
const mark = () => ({ portico_endpoint: env().STRIPE_ACCOUNT ?? "webhook" });

/**
 * Our webhook endpoint at Stripe, with exactly the events that we handle, in the API version of the SDK. For a connected account
 * it is a Connect endpoint of the platform's: Stripe takes none on the account itself (decision 50).
 * @returns its secret where it was made now: Stripe tells it only then
 */
export async function ensureEndpoint(say: (line: string) => void): Promise<string | undefined> {
  const { APP_URL, STRIPE_API_URL, STRIPE_ACCOUNT } = env();
  const url = `${APP_URL}/api/stripe/webhook`;
  const isLocal = ["localhost", "127.0.0.1"].includes(new URL(APP_URL).hostname);
  if (isLocal && STRIPE_API_URL === "https://api.stripe.com") {
    // without --latest the CLI sends events in the account's default version
    say(`webhook endpoint: Stripe cannot reach ${APP_URL}; run: stripe listen --latest --forward-to ${url}`);
    return undefined;
  }
  const { webhookEndpoints } = platformStripe();
  const found = await findEndpoint(webhookEndpoints);
  if (found && found.api_version === Stripe.API_VERSION) {
    await webhookEndpoints.update(found.id, { url, enabled_events: subscribedEvents, disabled: false });
    say(`webhook endpoint ${found.id}: ${subscribedEvents.length} events`);
    return undefined;
  }
  // an endpoint's version is set for ever when it is made
  const made = await webhookEndpoints.create({
    url,
    enabled_events: subscribedEvents,
    api_version: Stripe.API_VERSION,
    description: "Portico",
    connect: STRIPE_ACCOUNT !== undefined,
    metadata: mark(),
  });
  say(`webhook endpoint ${made.id}: made, ${subscribedEvents.length} events`);
  if (found) {
    await webhookEndpoints.update(found.id, { disabled: true, metadata: { portico_endpoint: "replaced" } });
    say(`webhook endpoint ${found.id}: disabled, it was of API version ${found.api_version}`);
  }
  return made.secret;
}

async function findEndpoint(endpoints: Stripe["webhookEndpoints"]): Promise<Stripe.WebhookEndpoint | undefined> {
  for await (const endpoint of endpoints.list({ limit: 100 })) {
    if (endpoint.metadata.portico_endpoint === mark().portico_endpoint) return endpoint;
  }
  return undefined;
}
