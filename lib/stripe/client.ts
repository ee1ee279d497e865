import "server-only";
import Stripe from "stripe";
import { env } from "@/lib/env";
import { httpClient } from "./http-client";

/**
 * The one Stripe client. A click is answered within 8.5 s whatever Stripe does: two tries of 3.5 s and a short wait fit,
 * where the SDK's defaults (80 s, two retries) would keep a person waiting for minutes. The API version is the SDK's own.
 */
export function stripe(): Stripe {
  if (!client) {
    const { protocol, hostname, port } = new URL(env().STRIPE_API_URL);
    client = new Stripe(env().STRIPE_SECRET_KEY, {
      protocol: protocol === "http:" ? "http" : "https",
      host: hostname,
      port: port || (protocol === "http:" ? 80 : 443),
      httpClient: httpClient(),
      timeout: 3_500,
      maxNetworkRetries: 1,
      stripeAccount: env().STRIPE_ACCOUNT,
      telemetry: false,
      appInfo: { name: "Portico" },
    });
  }
  return client;
}
let client: Stripe | undefined;
