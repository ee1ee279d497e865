import { type PlanFeature, plans } from "@/lib/plans/catalog";
import { type BillingSubscription, findBilling } from "./billing";

// Whether a subscription of this status may be used. past_due: Stripe is still trying to charge the card, and who pays on
// the second try should not have been locked out. A status that we have not heard of gives nothing.
const gives: Record<string, boolean> = {
  active: true,
  trialing: true,
  past_due: true,
  unpaid: false,
  paused: false,
  incomplete: false,
  incomplete_expired: false,
  canceled: false,
};

/** What these subscriptions entitle to. Derived each time, never stored: there is nothing that could be out of date. */
export function entitlementsOf(subscriptions: Pick<BillingSubscription, "status" | "planKey">[]): Set<PlanFeature> {
  const usable = subscriptions.filter(({ status }) => gives[status] ?? false);
  return new Set(
    usable.flatMap(({ planKey }) => plans.filter(({ key }) => key === planKey).flatMap(({ grants }) => [...grants])),
  );
}

/** What a subscription gives now, in words for people; nothing where it may not be used, or is no plan of ours. */
export function includedIn({ status, planKey }: Pick<BillingSubscription, "status" | "planKey">): readonly string[] {
  return gives[status] ? (plans.find(({ key }) => key === planKey)?.features ?? []) : [];
}

/** Whether a user may use something: `if (await hasEntitlement(user, "unlimited_projects"))`. */
export async function hasEntitlement(user: { id: string }, feature: PlanFeature): Promise<boolean> {
  const billing = await findBilling(user.id);
  return entitlementsOf(billing?.subscriptions ?? []).has(feature);
}
