import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db/client";
import { mailKinds } from "@/lib/env";
import { type BillingNews, billingLetter } from "@/lib/mail/billing-letter";
import { messageOf } from "@/lib/mail/letter";
import { sendMail as send } from "@/lib/mail/send";
import { type BillingSubscription, type Card, findBilling } from "@/lib/subscriptions/billing";
import { endsAtOf, isLiving } from "@/lib/subscriptions/status";
import { cardWords, lastDayOf } from "@/lib/words/card-words";
import { priceWords } from "@/lib/words/price-words";

const withCustomer = { customer: { include: { user: true } } } as const;
type Row = Prisma.MailGetPayload<{ include: typeof withCustomer }>;

/**
 * Sends a mail that was noted, once, in the state of now: what is no longer true is not told. A crash between the mail
 * service's answer and our note sends it again; that is the better side to err on.
 */
export async function sendMail(key: string): Promise<void> {
  const row = await db().mail.findUnique({ where: { key }, include: withCustomer });
  if (!row || row.sentAt || row.droppedAt) return;
  const news = await newsOf(row);
  const to = row.customer.email ?? row.customer.user?.email;
  if (news && to) await send(messageOf(to, billingLetter(news)));
  const now = new Date();
  await db().mail.update({ where: { key }, data: news && to ? { sentAt: now } : { droppedAt: now } });
}

async function newsOf({ kind, subscriptionId, customer }: Row): Promise<BillingNews | null> {
  const user = customer.user;
  const billing = user && !customer.deletedAt ? await findBilling(user.id) : null;
  const subscription = billing?.subscriptions.find(({ id }) => id === subscriptionId);
  const known = mailKinds.find((one) => one === kind);
  if (!billing || !user || !subscription || !known || !isStillTrue(known, subscription)) return null;
  const { card } = billing;
  const { plan, status } = subscription;
  return {
    kind: known,
    plan,
    status,
    on: dayOf(known, subscription, card),
    card: card && cardWords(card),
    price: priceWords(subscription, user.locale ?? "en"),
    timeZone: known === "card_expiring" ? "UTC" : (user.timeZone ?? "UTC"),
  };
}

function dayOf(kind: BillingNews["kind"], subscription: BillingSubscription, card: Card | null): Date | null {
  if (kind === "trial_ending") return subscription.trialEnd;
  if (kind === "card_expiring") return card && lastDayOf(card);
  return endsAtOf(subscription);
}

function isStillTrue(kind: BillingNews["kind"], subscription: BillingSubscription): boolean {
  switch (kind) {
    case "payment_failed":
      return ["past_due", "unpaid", "incomplete"].includes(subscription.status);
    case "trial_ending":
      return subscription.status === "trialing" && !endsAtOf(subscription);
    case "subscription_ending":
      return endsAtOf(subscription) !== null;
    case "subscription_canceled":
      return !isLiving(subscription.status);
    case "card_expiring":
      return isLiving(subscription.status) && !endsAtOf(subscription);
  }
}
