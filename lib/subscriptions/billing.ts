import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db/client";
import { isLivemode } from "@/lib/env";
import { type PlanKey, planKeys } from "@/lib/plans/catalog";
import type { PlanSide } from "./changes";
import type { DetailMarks } from "./detail-marks";
import type { Discount } from "./discounts";
import type { PlannedChange } from "./planned-change";
import { isLiving, type SubscriptionState } from "./status";

export type Card = {
  id: string;
  type: string; // Stripe's payment method type; brand and the rest are null for what is no card
  brand: string | null;
  last4: string | null;
  expMonth: number | null;
  expYear: number | null;
};

export type BillingSubscription = SubscriptionState &
  PlanSide & {
    id: string;
    priceId: string | null;
    planKey: PlanKey | null;
    /** What a change of plan changes. Null where several things are sold in one subscription: the portal changes none. */
    onlyItemId: string | null;
    /** What it will become, if that was decided already. */
    plannedChange: PlannedChange | null;
    /** Stripe's: flexible, classic; null of what was last read before it was kept. */
    billingMode: string | null;
    collectionMethod: string | null;
    /** A later phase of a schedule waits: until it has begun, the portal neither changes nor cancels anything. */
    isScheduled: boolean;
    /** Something in it is billed by usage. */
    isMetered: boolean;
    /** What makes the next bills less than the price. */
    discounts: Discount[];
  };

export type BillingInvoice = {
  id: string;
  number: string | null;
  status: string | null; // Stripe's: open, paid, uncollectible, void
  currency: string;
  total: number; // smallest currency unit
  amountDue: number;
  amountPaid: number;
  amountRefunded: number;
  disputeStatus: string | null; // Stripe's, of the newest dispute
  hostedInvoiceUrl: string | null;
  invoicePdf: string | null;
  createdAt: Date;
};

/** What the mirror knows of one customer's billing. */
export type Billing = {
  customerId: string;
  stripeCustomerId: string;
  email: string | null; // where Stripe sends bills; never a login
  name: string | null;
  /** Of the billing address, ISO 3166. */
  country: string | null;
  /** What the customer's metadata at Stripe say of their portal. */
  portalFlag: string | null;
  /** The connected account that their portal is for, where it is another than the deployment's. */
  onBehalfOf: string | null;
  detailMarks: DetailMarks | null;
  deletedAt: Date | null; // deleted at Stripe
  syncedAt: Date | null;
  /** Living ones first, then the newest. */
  subscriptions: BillingSubscription[];
  /** The first of them: the one that the account page is about. */
  subscription: BillingSubscription | null;
  /** What will be charged next. */
  card: Card | null;
  /** All that could be charged. */
  cards: Card[];
  /** Newest first, the last twelve. */
  invoices: BillingInvoice[];
  hasOlderInvoices: boolean;
};

const mostInvoices = 12;

const shown = {
  subscriptions: {
    include: {
      items: { include: { price: { include: { product: true } } }, orderBy: [{ position: "asc" }, { id: "asc" }] },
    },
  },
  paymentMethods: true,
  invoices: { where: { status: { not: "draft" } }, orderBy: { stripeCreatedAt: "desc" }, take: mostInvoices + 1 },
} satisfies Prisma.CustomerInclude;

/** The billing of a user as the mirror has it, in one statement; null when they never had a Stripe customer. */
export const findBilling = (userId: string): Promise<Billing | null> =>
  readBilling({ userId_livemode: { userId, livemode: isLivemode() } });

export async function readBilling(where: Prisma.CustomerWhereUniqueInput): Promise<Billing | null> {
  const row = await db().customer.findUnique({ where, include: shown });
  if (!row) return null;
  const subscriptions = row.subscriptions.sort(livingFirst).map(subscriptionOf);
  const cards = row.paymentMethods.map(cardOf);
  return {
    customerId: row.id,
    stripeCustomerId: row.stripeCustomerId,
    email: row.email,
    name: row.name,
    country: row.country,
    portalFlag: row.portalFlag,
    onBehalfOf: row.onBehalfOf,
    detailMarks: row.detailMarks as DetailMarks | null, // written by sync
    deletedAt: row.deletedAt,
    syncedAt: row.syncedAt,
    subscriptions,
    subscription: subscriptions[0] ?? null,
    card: cards.find(({ id }) => id === row.defaultPaymentMethodId) ?? null,
    cards,
    invoices: row.invoices.slice(0, mostInvoices).map(invoiceOf),
    hasOlderInvoices: row.invoices.length > mostInvoices,
  };
}

function cardOf({ id, type, brand, last4, expMonth, expYear }: Prisma.PaymentMethodGetPayload<object>): Card {
  return { id, type, brand, last4, expMonth, expYear };
}

function invoiceOf(row: Prisma.InvoiceGetPayload<object>): BillingInvoice {
  const { id, number, status, currency, disputeStatus, hostedInvoiceUrl, invoicePdf, stripeCreatedAt } = row;
  return {
    id,
    number,
    status,
    currency,
    total: Number(row.total),
    amountDue: Number(row.amountDue),
    amountPaid: Number(row.amountPaid),
    amountRefunded: Number(row.amountRefunded),
    disputeStatus,
    hostedInvoiceUrl,
    invoicePdf,
    createdAt: stripeCreatedAt,
  };
}

type SubscriptionRow = Prisma.SubscriptionGetPayload<typeof shown.subscriptions>;

function subscriptionOf(row: SubscriptionRow): BillingSubscription {
  // one plan is one item; where the dashboard added more, the first is what the subscription is called by
  const item = row.items[0];
  const { id, status, cancelAtPeriodEnd, cancelAt, endedAt, trialEnd, isCollectionPaused, collectionPausedUntil } = row;
  return {
    id,
    status,
    cancelAtPeriodEnd,
    cancelAt,
    endedAt,
    trialEnd,
    isCollectionPaused,
    collectionPausedUntil,
    currentPeriodEnd: item?.currentPeriodEnd ?? null,
    priceId: item?.priceId ?? null,
    billingMode: row.billingMode,
    collectionMethod: row.collectionMethod,
    isScheduled: row.isScheduled,
    isMetered: row.isMetered,
    discounts: row.discounts as Discount[], // written by sync
    onlyItemId: row.items.length === 1 && item ? item.id : null,
    plannedChange: row.plannedChange as PlannedChange | null, // written by syncCustomer
    planKey: planKeys.find((key) => key === item?.price.product.planKey) ?? null,
    plan: item?.price.product.name ?? "Subscription",
    unitAmount: item?.price.unitAmount == null ? null : Number(item.price.unitAmount),
    currency: item?.price.currency ?? row.currency,
    interval: item?.price.interval ?? null,
    intervalCount: item?.price.intervalCount ?? 1,
    quantity: item?.quantity ?? 1,
  };
}

function livingFirst(a: SubscriptionRow, b: SubscriptionRow): number {
  const byLife = Number(isLiving(b.status)) - Number(isLiving(a.status));
  return byLife || b.stripeCreatedAt.getTime() - a.stripeCreatedAt.getTime();
}
