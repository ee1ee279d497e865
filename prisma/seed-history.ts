import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db/client";
import { isLivemode } from "@/lib/env";
import { portalConfiguration } from "@/lib/portal/configuration";
import type { Change, PlanSide } from "@/lib/subscriptions/changes";

const minute = 60_000;
const day = 24 * 60 * minute;

/** Visits of the past weeks, as they would stand in the book: one that changed the plan, one unused, one that failed. */
export async function seedHistory(userId: string): Promise<void> {
  if (await db().portalSession.count({ where: { userId } })) return;
  const customer = await db().customer.findFirstOrThrow({ where: { userId } });
  const configurationId = (await portalConfiguration())?.id;
  const plan = (name: string, unitAmount: number): PlanSide => ({
    plan: name,
    unitAmount,
    currency: "eur",
    interval: "month",
    intervalCount: 1,
    quantity: 1,
  });
  const visit = (daysAgo: number): Prisma.PortalSessionUncheckedCreateInput & { requestedAt: Date } => ({
    id: uuidv7({ msecs: Date.now() - daysAgo * day }), // its month is that of the visit
    intentKey: crypto.randomUUID(),
    userId,
    openedById: userId,
    openedByRole: "customer",
    customerId: customer.id,
    stripeCustomerId: customer.stripeCustomerId,
    source: "/account",
    userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
    networkAddress: "203.0.113.0/24",
    requestedAt: new Date(Date.now() - daysAgo * day),
  });
  const opened = (row: ReturnType<typeof visit>, returnedAfterMinutes?: number) => ({
    ...row,
    state: returnedAfterMinutes ? ("returned" as const) : ("open" as const),
    openedAt: new Date(row.requestedAt.getTime() + 180),
    returnedAt: returnedAfterMinutes ? new Date(row.requestedAt.getTime() + returnedAfterMinutes * minute) : null,
    stripeSessionId: `bps_seed${randomBytes(9).toString("hex")}`,
    object: "billing_portal.session",
    configurationId,
    stripeCreatedAt: row.requestedAt,
    livemode: isLivemode(),
    stripeMs: 141,
    stripeStatus: 200,
    stripeRequestId: `req_seed${randomBytes(5).toString("hex")}`,
  });

  const changed = await db().portalSession.create({ data: opened(visit(21), 4) });
  await addOutcome(changed.id, new Date(changed.requestedAt.getTime() + 2 * minute), {
    kind: "plan_changed",
    before: plan("Pro", 2900),
    after: plan("Starter", 900),
  });
  const failed = visit(9);
  const failure = {
    state: "failed" as const,
    errorCode: "stripe_timeout",
    askedConfigurationId: configurationId,
    failedAt: failed.requestedAt,
    stripeMs: 8000,
  };
  await db().portalSession.create({ data: { ...failed, ...failure, requestedFlow: "payment_method_update" } });
  const card = visit(8.99);
  const replaced = await db().portalSession.create({
    data: { ...opened(card, 3), requestedFlow: "payment_method_update", flowType: "payment_method_update" },
  });
  await addOutcome(replaced.id, new Date(replaced.requestedAt.getTime() + 2 * minute), {
    kind: "payment_method_replaced",
    before: { type: "card", brand: "mastercard", last4: "4444" },
    after: { type: "card", brand: "visa", last4: "4242" },
  });
  await db().portalSession.create({ data: opened(visit(2)) });

  async function addOutcome(portalSessionId: string, occurredAt: Date, { kind, before, after }: Change) {
    await db().outcome.create({
      data: {
        kind,
        occurredAt,
        customerId: customer.id,
        attribution: "portal",
        before: before ?? undefined,
        after: after ?? undefined,
        stripeEventId: `evt_seed${randomBytes(9).toString("hex")}`,
        portalSessions: { create: { portalSessionId } },
      },
    });
  }
}
