import { env } from "@/lib/env";
import type { OfferedProduct } from "@/lib/plans/ensure-plans";
import { stripe } from "@/lib/stripe/client";
import { allKeys, configurationMark } from "./choose-configuration";
import { listConfigurations } from "./configuration";
import { declaredConfiguration } from "./declared-configuration";

/** The declared portal configurations at Stripe. They cannot be deleted there, so each is found again. */
export async function ensureConfigurations(offered: OfferedProduct[], say: (line: string) => void): Promise<void> {
  const known = await listConfigurations();
  for (const key of allKeys) {
    const metadata = configurationMark(key);
    const products = offered
      .map(({ productId, priceIds }) => ({ product: productId, prices: priceIds[key.currency] }))
      .filter(({ prices }) => prices.length);
    const declared = declaredConfiguration(products, env().APP_URL, key.kind);
    const [found] = known.get(metadata.portico_configuration) ?? [];
    if (found) await stripe().billingPortal.configurations.update(found.id, declared);
    const id = found?.id ?? (await stripe().billingPortal.configurations.create({ ...declared, metadata })).id;
    say(`portal configuration ${id}, ${metadata.portico_configuration}: ${found ? "as declared" : "made"}`);
  }
}
