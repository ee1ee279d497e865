import type Stripe from "stripe";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";

const iso = (seconds: number | null | undefined) => (seconds == null ? null : new Date(seconds * 1_000).toISOString());

/** What Stripe answers about a customer, read here field by field and by nothing of the product's. */
export async function stripeState(customer: string) {
  const found = await stripe().customers.retrieve(customer);
  if (found.deleted) throw new Error("deleted");
  const { data: subscriptions } = await stripe().subscriptions.list({ customer, status: "all" });
  const { data: invoices } = await stripe().invoices.list({ customer, limit: 100, expand: ["data.payments"] });
  const { data: refunds } = await stripe().refunds.list({ limit: 100 });
  const { data: disputes } = await stripe().disputes.list({ limit: 100 });
  const isOf = (invoice: Stripe.Invoice, intent: unknown) =>
    invoice.payments?.data.some(({ payment }) => payment.payment_intent === intent) ?? false;
  const method = found.invoice_settings.default_payment_method;
  const card = typeof method === "string" ? (await stripe().paymentMethods.retrieve(method)).card : null;
  return {
    name: found.name,
    email: found.email,
    card: card && { id: method, brand: card.brand, last4: card.last4, year: card.exp_year, month: card.exp_month },
    subscriptions: subscriptions
      .map((one) => ({
        id: one.id,
        status: one.status,
        currency: one.currency,
        created: iso(one.created),
        isEnding: one.cancel_at_period_end,
        cancelAt: iso(one.cancel_at),
        canceledAt: iso(one.canceled_at),
        endedAt: iso(one.ended_at),
        trialEnd: iso(one.trial_end),
        isPaused: one.pause_collection !== null,
        items: one.items.data.map(({ id, price, quantity, current_period_start: from, current_period_end: to }) => ({
          id,
          price: price.id,
          amount: price.unit_amount,
          quantity,
          from: iso(from),
          to: iso(to),
        })),
      }))
      .sort(byId),
    invoices: invoices
      .map((one) => ({
        id: one.id,
        number: one.number,
        status: one.status,
        currency: one.currency,
        created: iso(one.created),
        total: one.total,
        due: one.amount_due,
        paid: one.amount_paid,
        refunded: refunds
          .filter((refund) => isOf(one, refund.payment_intent))
          .reduce((sum, { amount }) => sum + amount, 0),
        dispute: disputes.find((dispute) => isOf(one, dispute.payment_intent))?.status ?? null,
        pdf: one.invoice_pdf,
        url: one.hosted_invoice_url,
        subscription: one.parent?.subscription_details?.subscription ?? null,
      }))
      .sort(byId),
  };
}

/** The same of the mirror. */
export async function mirrorState(stripeCustomerId: string): Promise<Awaited<ReturnType<typeof stripeState>>> {
  const row = await db().customer.findUniqueOrThrow({
    where: { stripeCustomerId },
    include: {
      subscriptions: { include: { items: { include: { price: true } } } },
      invoices: true,
      paymentMethods: true,
    },
  });
  const card = row.paymentMethods.find(({ id }) => id === row.defaultPaymentMethodId);
  return {
    name: row.name,
    email: row.email,
    card: card
      ? {
          id: card.id,
          brand: card.brand ?? "",
          last4: card.last4 ?? "",
          year: card.expYear ?? 0,
          month: card.expMonth ?? 0,
        }
      : null,
    subscriptions: row.subscriptions
      .map((one) => ({
        id: one.id,
        status: one.status as "active",
        currency: one.currency,
        created: one.stripeCreatedAt.toISOString(),
        isEnding: one.cancelAtPeriodEnd,
        cancelAt: text(one.cancelAt),
        canceledAt: text(one.canceledAt),
        endedAt: text(one.endedAt),
        trialEnd: text(one.trialEnd),
        isPaused: one.isCollectionPaused,
        items: one.items.map(({ id, price, quantity, currentPeriodStart, currentPeriodEnd }) => ({
          id,
          price: price.id,
          amount: Number(price.unitAmount),
          quantity,
          from: text(currentPeriodStart),
          to: text(currentPeriodEnd),
        })),
      }))
      .sort(byId),
    invoices: row.invoices
      .map((one) => ({
        id: one.id,
        number: one.number,
        status: one.status as "paid",
        currency: one.currency,
        created: one.stripeCreatedAt.toISOString(),
        total: Number(one.total),
        due: Number(one.amountDue),
        paid: Number(one.amountPaid),
        refunded: Number(one.amountRefunded),
        dispute: one.disputeStatus as "lost" | null,
        pdf: one.invoicePdf,
        url: one.hostedInvoiceUrl,
        subscription: one.subscriptionId,
      }))
      .sort(byId),
  };
}

const text = (date: Date | null) => date?.toISOString() ?? null;
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
