import { db } from "@/lib/db/client";
import type { CardSide } from "@/lib/subscriptions/changes";
import { cardSideOf } from "@/lib/subscriptions/changes";
import type { Discount } from "@/lib/subscriptions/discounts";
import { findCard } from "@/lib/subscriptions/find-card";

/** What stands behind the ids that an event names. */
export type Lookups = {
  productName: (id: string) => Promise<string | undefined>;
  card: (id: string) => Promise<CardSide | null>;
  /** The name of a discount's coupon: an event has the coupon's id alone. */
  promotionName: (discountId: string) => Promise<string | null>;
};

/** Looks up each thing of a customer once. */
export function lookupsFor(customerId: string): Lookups {
  const names = new Map<string, Promise<string | undefined>>();
  const cards = new Map<string, Promise<CardSide | null>>();
  return {
    productName: (id) => once(names, id, async () => (await db().product.findUnique({ where: { id } }))?.name),
    card: (id) =>
      once(cards, id, async () => {
        const card = await findCard(id, customerId);
        return card && cardSideOf(card);
      }),
    promotionName: async (id) => {
      const rows = await db().subscription.findMany({ where: { customerId }, select: { discounts: true } });
      const discounts = rows.flatMap((row) => row.discounts as Discount[]); // written by sync
      return discounts.find((discount) => discount.id === id)?.name ?? null;
    },
  };
}

function once<T>(kept: Map<string, Promise<T>>, id: string, find: () => Promise<T>): Promise<T> {
  const found = kept.get(id) ?? find();
  kept.set(id, found);
  return found;
}
