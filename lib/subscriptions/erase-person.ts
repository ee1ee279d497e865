import { Prisma } from "@/generated/prisma/client";
import { partLike } from "@/lib/customers/named";
import type { Transaction } from "@/lib/db/client";

type Person = { id: string; email: string };

/**
 * Takes a person out of everything that stays. Their visits, changes and what staff did for them are read without them, and
 * the seals still hold (decision 16). Left is what the books need: Stripe's ids of customer, subscriptions and invoices.
 */
export async function erasePerson(tx: Transaction, { id: userId, email }: Person): Promise<void> {
  const customers = await tx.customer.findMany({ where: { userId }, select: { id: true, stripeCustomerId: true } });
  const stripeIds = customers.map(({ stripeCustomerId }) => stripeCustomerId);
  const customerId = { in: customers.map(({ id }) => id) };
  // the log's own rule takes all of a person out of a row with their id
  await tx.portalSession.updateMany({ where: { userId }, data: { userId: null } });
  await tx.portalSession.updateMany({ where: { openedById: userId }, data: { openedById: null } });
  await eraseFromBooks(tx, customerId.in);
  const marks = [userId, email, ...stripeIds, ...customerId.in];
  await tx.$executeRaw`
    UPDATE "AdminEvent" SET "subjectId" = NULL, "before" = NULL, "after" = NULL
    WHERE ("subjectType" IN ('user', 'customer') AND "subjectId" = ANY (${marks}))
      OR (coalesce("before"::text, '') || coalesce("after"::text, '')) LIKE ANY (${marks.map(partLike)})`;
  await tx.adminEvent.updateMany({ where: { actorId: userId }, data: { actorId: null } });
  // the ids stay, so that an event which comes again is known
  await tx.stripeEvent.updateMany({
    where: { stripeCustomerId: { in: stripeIds } },
    data: { ...erasedEvent, processedAt: new Date(), error: null },
  });
  await tx.customer.updateMany({
    where: { userId },
    data: { email: null, name: null, country: null, detailMarks: Prisma.DbNull, defaultPaymentMethodId: null },
  });
  await tx.invoice.updateMany({ where: { customerId }, data: { hostedInvoiceUrl: null, invoicePdf: null } });
  await tx.verificationToken.deleteMany({ where: { identifier: email } });
  await tx.rateLimiterFlexible.deleteMany({ where: { key: { contains: userId } } });
}

/** What is left of an event about somebody who was erased. */
export const erasedEvent = { payload: {}, stripeCustomerId: null };

/**
 * Takes what is about the person out of what changed in a customer's billing. Again after each event: Stripe still knows them,
 * and goes on telling.
 */
export async function eraseFromBooks(tx: Transaction, customerIds: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Outcome" SET "comment" = NULL, "before" = CASE WHEN NOT is_personal("kind") THEN "before" END,
      "after" = CASE WHEN NOT is_personal("kind") THEN "after" END
    WHERE "customerId" = ANY (${customerIds}::uuid[])
      AND ("comment" IS NOT NULL OR (is_personal("kind") AND ("before" IS NOT NULL OR "after" IS NOT NULL)))`;
  await tx.paymentMethod.deleteMany({ where: { customerId: { in: customerIds } } });
}
