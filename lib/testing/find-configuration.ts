import type Stripe from "stripe";
import { type ConfigurationKey, configurationMark } from "@/lib/portal/choose-configuration";
import { listConfigurations } from "@/lib/portal/configuration";

/** The portal configuration of such customers, asked at Stripe, with the products it offers. */
export async function findConfiguration(
  key?: ConfigurationKey,
): Promise<Stripe.BillingPortal.Configuration | undefined> {
  return (await listConfigurations()).get(configurationMark(key).portico_configuration)?.[0];
}
