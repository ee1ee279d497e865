import { env } from "@/lib/env";
import { currencies } from "@/lib/plans/catalog";
import type { OfferedProduct } from "@/lib/plans/ensure-plans";
import { stripe } from "@/lib/stripe/client";
import { configurationMark, findConfiguration } from "./configuration";
import { declaredConfiguration } from "./declared-configuration";

/** The declared portal configurations at Stripe, one for each currency. They cannot be deleted there, so each is found again. */
export async function ensureConfigurations(offered: OfferedProduct[], say: (line: string) => void): Promise<void> {
  for (const currency of currencies) {
    const products = offered.map(({ productId, priceIds }) => ({ product: productId, prices: priceIds[currency] }));
    const declared = declaredConfiguration(products, env().APP_URL);
    const found = await findConfiguration(currency);
    if (found) await stripe().billingPortal.configurations.update(found.id, declared);
    const metadata = configurationMark(currency);
    const id = found?.id ?? (await stripe().billingPortal.configurations.create({ ...declared, metadata })).id;
    say(`portal configuration ${id}, ${currency}: ${found ? "as declared" : "made"}`);
  }
}
