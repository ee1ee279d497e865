import type Stripe from "stripe";
import type { Prisma } from "@/generated/prisma/client";
import { fromUnix, idOf } from "@/lib/stripe/objects";
import { discountsOf } from "./discounts";
import { isHeldBySchedule } from "./planned-change";
import type { PaymentMethod } from "./read-methods";
import type { Reversal } from "./read-reversals";
import { stateOf } from "./stripe-subscription";

type Of = { customerId: string; syncedAt: Date };

export function subscriptionRow(subscription: Stripe.Subscription, of: Of): Prisma.SubscriptionCreateManyInput {
  const { currentPeriodEnd: _, ...state } = stateOf(subscription);
  const details = subscription.cancellation_details;
  return {
    ...of,
    ...state,
    id: subscription.id,
    currency: subscription.currency,
    canceledAt: fromUnix(subscription.canceled_at),
    billingMode: subscription.billing_mode.type,
    collectionMethod: subscription.collection_method,
    isScheduled: isHeldBySchedule(subscription),
    isMetered: subscription.items.data.some(({ price }) => price.recurring?.usage_type === "metered"),
    discounts: discountsOf(subscription),
    cancellationReason: details?.reason,
    cancellationFeedback: details?.feedback,
    stripeCreatedAt: fromUnix(subscription.created),
  };
}

type At = { position: number; syncedAt: Date };

export function itemRow(item: Stripe.SubscriptionItem, of: At): Prisma.SubscriptionItemCreateManyInput {
  return {
    ...of,
    id: item.id,
    subscriptionId: item.subscription,
    priceId: item.price.id,
    quantity: item.quantity ?? 1,
    currentPeriodStart: fromUnix(item.current_period_start),
    currentPeriodEnd: fromUnix(item.current_period_end),
  };
}

export function invoiceRow(invoice: Stripe.Invoice, of: Of, reversal?: Reversal): Prisma.InvoiceCreateManyInput {
  return {
    ...of,
    id: invoice.id,
    subscriptionId: idOf(invoice.parent?.subscription_details?.subscription),
    number: invoice.number,
    status: invoice.status,
    currency: invoice.currency,
    total: BigInt(invoice.total),
    amountDue: BigInt(invoice.amount_due),
    amountPaid: BigInt(invoice.amount_paid),
    amountRefunded: BigInt(reversal?.amountRefunded ?? 0),
    disputeStatus: reversal?.disputeStatus ?? null,
    hostedInvoiceUrl: invoice.hosted_invoice_url,
    invoicePdf: invoice.invoice_pdf,
    stripeCreatedAt: fromUnix(invoice.created),
  };
}

export function paymentMethodRow(method: PaymentMethod, of: Of) {
  const { card } = method;
  return {
    ...of,
    id: method.id,
    type: method.type,
    brand: card?.brand ?? null,
    last4: card?.last4 ?? null,
    expMonth: card?.exp_month ?? null,
    expYear: card?.exp_year ?? null,
  };
}
