import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { lookupKeyOf, productIdOf } from "@/lib/plans/catalog";
import { listOffers } from "@/lib/plans/offers";
import { stripe } from "@/lib/stripe/client";
import { deliver } from "@/lib/testing/deliver";
import { prepareStripe } from "@/lib/testing/people";
import { processCatalog } from "./process-catalog";

beforeAll(prepareStripe);

describe("processCatalog", () => {
  it("shows a price and a name that were edited at Stripe, once their events are worked off", async () => {
    const product = productIdOf("starter");
    await stripe().products.update(product, { name: "Solo" });
    await stripe().prices.create({
      product,
      currency: "usd",
      unit_amount: 1200,
      recurring: { interval: "month" },
      lookup_key: lookupKeyOf("starter", "month", "usd"),
      transfer_lookup_key: true,
    });
    const { data } = await stripe().events.list({ types: ["price.created", "product.updated"], limit: 2 });
    for (const event of data) expect(await deliver(event)).toBe("stored");
    await processCatalog({ isLastTry: false });
    expect((await listOffers({ currency: "usd" }))[0]).toMatchObject({ name: "Solo", unitAmount: 1200 });
    const ids = data.map(({ id }) => id);
    expect(await db().stripeEvent.count({ where: { id: { in: ids }, processedAt: { not: null } } })).toBe(2);
  });
});
