import "server-only";
import Stripe from "stripe";
import { env } from "@/lib/env";
import { httpClient } from "./http-client";

/**
 * The one Stripe client. A click is answered within 8.5 s whatever Stripe does: two tries of 3.5 s and a short wait fit,
 * where the SDK's defaults (80 s, two retries) would keep a person waiting for minutes. The API version is the SDK's own.
 */
export function stripe(): Stripe {
  client ??= clientFor(env().STRIPE_ACCOUNT);
  return client;
}
let client: Stripe | undefined;

/** The key's own account, also where this deployment works for a connected one: webhook endpoints are the platform's. */
export const platformStripe = () => clientFor(undefined);

function clientFor(stripeAccount: string | undefined): Stripe {
  const { protocol, hostname, port } = new URL(env().STRIPE_API_URL);
  return new Stripe(env().STRIPE_SECRET_KEY, {
    protocol: protocol === "http:" ? "http" : "https",
    host: hostname,
    port: port || (protocol === "http:" ? 80 : 443),
    httpClient: httpClient(),
    timeout: 3_500,
    maxNetworkRetries: 1,
    stripeAccount,
    telemetry: false,
    appInfo: { name: "Portico" },
  });
}
