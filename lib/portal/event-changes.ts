import type Stripe from "stripe";
import { idOf } from "@/lib/stripe/objects";
import { type CardSide, type Change, type PlanSide, subscriptionChanges } from "@/lib/subscriptions/changes";
import { detailFields } from "@/lib/subscriptions/detail-marks";
import { subscriptionSnapshotOf } from "@/lib/subscriptions/snapshot";
import { stateOf } from "@/lib/subscriptions/stripe-subscription";
import { newlySaid } from "./cancellation-reason";
import type { Lookups } from "./lookups";

/** What an event says has changed: the only thing that is read from its payload. It names plans and cards by id alone. */
export async function changesOf(event: Stripe.Event, known: Lookups): Promise<Change[]> {
  switch (event.type) {
    case "customer.subscription.updated":
      return subscriptionUpdated(event.data.object, event.data.previous_attributes ?? {}, known);
    case "customer.subscription.deleted":
      return [canceled(event.data.object, await planOf(event.data.object, known))];
    case "customer.subscription.paused":
      return [{ kind: "paused", before: await planOf(event.data.object, known), after: { until: null } }];
    case "customer.subscription.resumed":
      return [{ kind: "resumed", before: { until: null }, after: await planOf(event.data.object, known) }];
    case "payment_method.attached":
      return [{ kind: "payment_method_added", before: null, after: cardOf(event.data.object) }];
    case "payment_method.detached":
      return [{ kind: "payment_method_removed", before: cardOf(event.data.object), after: null }];
    case "customer.updated":
      return customerUpdated(event.data.object, event.data.previous_attributes ?? {}, known);
    case "customer.tax_id.created": // one is never updated, but for what the authorities say to it
    case "customer.tax_id.deleted":
      return [{ kind: "tax_id_changed", before: null, after: null }];
    case "customer.discount.created":
      return [
        { kind: "promotion_applied", before: null, after: { name: await known.promotionName(event.data.object.id) } },
      ];
    case "invoice.paid": {
      const { number, total, currency } = event.data.object;
      return total > 0 ? [{ kind: "invoice_paid", before: null, after: { number, total, currency } }] : [];
    }
    default:
      return [];
  }
}

type Before<T> = Partial<T>;

async function subscriptionUpdated(after: Stripe.Subscription, previous: Before<Stripe.Subscription>, known: Lookups) {
  const before = { ...after, ...previous };
  const [earlier, later] = await Promise.all([snapshotOf(before, known), snapshotOf(after, known)]);
  // its end has an event of its own: customer.subscription.deleted
  const changes = subscriptionChanges(earlier, later).filter(({ kind }) => kind !== "canceled");
  const { default_payment_method: method } = previous;
  if (method !== undefined && after.default_payment_method) {
    changes.push(await replaced(idOf(method ?? after.default_source), idOf(after.default_payment_method), known));
  }
  const isCanceling = changes.some(({ kind }) => kind === "cancellation_scheduled"); // and says why, if at all
  if (!isCanceling && newlySaid(after, previous)) {
    changes.push({ kind: "cancellation_reason_given", before: null, after: null });
  }
  // paused and resumed through the status have events of their own, too
  return previous.status ? changes.filter(({ kind }) => kind !== "paused" && kind !== "resumed") : changes;
}

async function snapshotOf(subscription: Stripe.Subscription, known: Lookups) {
  const item = subscription.items.data[0];
  return subscriptionSnapshotOf({
    ...stateOf(subscription),
    ...(await planSideOf(subscription, known)),
    id: subscription.id,
    priceId: item?.price.id ?? null,
  });
}

async function planSideOf({ items, currency }: Stripe.Subscription, known: Lookups): Promise<PlanSide> {
  const item = items.data[0];
  return {
    plan: (item && (await known.productName(idOf(item.price.product)))) ?? "Subscription",
    unitAmount: item?.price.unit_amount ?? null,
    currency: item?.price.currency ?? currency,
    interval: item?.price.recurring?.interval ?? null,
    intervalCount: item?.price.recurring?.interval_count ?? 1,
    quantity: item?.quantity ?? 1,
  };
}

async function planOf(subscription: Stripe.Subscription, known: Lookups): Promise<{ plan: string }> {
  const { plan } = await planSideOf(subscription, known);
  return { plan };
}

function canceled(subscription: Stripe.Subscription, before: { plan: string }): Change {
  const endedAt = stateOf(subscription).endedAt?.toISOString() ?? null;
  return { kind: "canceled", before, after: { endedAt } };
}

async function customerUpdated(after: Stripe.Customer, previous: Before<Stripe.Customer>, known: Lookups) {
  const fields = detailFields.filter((field) => field in previous);
  const changes: Change[] = fields.length ? [{ kind: "details_changed", before: null, after: { fields } }] : [];
  const method = previous.invoice_settings?.default_payment_method;
  const current = after.invoice_settings.default_payment_method;
  if (method !== undefined && current) {
    changes.push(await replaced(idOf(method ?? after.default_source), idOf(current), known));
  }
  return changes;
}

async function replaced(before: string | null, after: string, known: Lookups): Promise<Change> {
  const [earlier, later] = await Promise.all([before ? known.card(before) : null, known.card(after)]);
  const unknown: CardSide = { type: "card", brand: null, last4: null };
  return { kind: "payment_method_replaced", before: earlier, after: later ?? unknown };
}

function cardOf({ type, card }: Stripe.PaymentMethod): CardSide {
  return { type, brand: card?.brand ?? null, last4: card?.last4 ?? null };
}
