import type { Actor } from "@/lib/auth/admin-event";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import type { PlanFeature } from "@/lib/plans/catalog";
import { type Billing, readBilling } from "./billing";
import type { PlanSide } from "./changes";
import { entitlementsOf } from "./entitlements";

export type MirroredItem = PlanSide & { id: string; priceId: string };

/** Everything that is mirrored of one customer, for staff. */
export type Mirror = {
  billing: Billing;
  /** Each subscription's items, by its id. */
  items: Map<string, MirroredItem[]>;
  entitlements: PlanFeature[];
};

/**
 * The mirror of a customer's billing, with each item of each subscription; null where there is no such customer.
 * @throws {AppError} not_found for anyone but staff
 */
export async function findMirror(actor: Actor, customerId: string): Promise<Mirror | null> {
  requirePermission(actor, "read_admin");
  const [billing, rows] = await Promise.all([
    readBilling({ id: customerId }),
    db().subscriptionItem.findMany({
      where: { subscription: { customerId } },
      include: { price: { include: { product: true } } },
      orderBy: [{ position: "asc" }, { id: "asc" }],
    }),
  ]);
  if (!billing) return null;
  const items = new Map<string, MirroredItem[]>();
  for (const { id, subscriptionId, priceId, quantity, price } of rows) {
    const { currency, interval, intervalCount, unitAmount, product } = price;
    const side = { plan: product.name, unitAmount: unitAmount === null ? null : Number(unitAmount), currency };
    const item = { id, priceId, quantity, interval, intervalCount, ...side };
    items.set(subscriptionId, [...(items.get(subscriptionId) ?? []), item]);
  }
  return { billing, items, entitlements: [...entitlementsOf(billing.subscriptions)] };
}
