import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { db } from "@/lib/db/client";
import { sealLog } from "@/lib/session-logs/seal-log";
import { logRow, openedRow } from "./log-rows";
import { newUser } from "./people";
import { withoutRules } from "./without-rules";

const hour = 60 * 60_000;

/** Some hours of a log in which a bit of everything happened, sealed up to now. */
export async function sealedLog() {
  const now = Math.floor(Date.now() / hour) * hour;
  const begin = now - 8 * hour;
  await db().$executeRaw`SELECT begin_log_seals(${new Date(begin)})`;
  const [user, staff] = [await newUser({ name: "Ana Núñez-Erased" }), await newUser({ role: "support" })];
  const customer = await db().customer.create({
    data: { userId: user.id, stripeCustomerId: `cus_${randomUUID().slice(0, 8)}`, livemode: false },
  });
  const rows = Array.from({ length: 40 }, (_, at) => {
    const requestedAt = new Date(begin + at * 9 * 60_000 + 5_000);
    const opened = {
      ...openedRow(requestedAt),
      configurationId: "bpc_1",
      flow: { type: "customer_update" },
      flowType: "customer_update",
      livemode: false,
      locale: "auto",
      returnUrl: "https://portico.example.com/",
      stripeMs: 120,
      stripeRequestId: `req_${at}`,
    };
    const whose = { customerId: customer.id, stripeCustomerId: customer.stripeCustomerId };
    const byStaff = at % 7 ? {} : { openedById: staff.id, openedByRole: "support" as const, reason: "Asked by phone." };
    const states = [
      opened,
      { ...opened, state: "returned" as const, returnedAt: new Date(requestedAt.getTime() + 70_000) },
      {
        failedAt: new Date(requestedAt.getTime() + 900),
        stripeStatus: 500,
        stripeMs: 900,
        askedConfigurationId: at % 3 ? "bpc_1" : null,
      },
      { state: "denied" as const, errorCode: "rate_limited" },
    ];
    return logRow(user, requestedAt, { ...whose, ...byStaff, ...states[at % 4] });
  });
  await db().portalSession.createMany({ data: rows });
  const returned = rows.filter((row) => row.state === "returned");
  for (const [at, { id, requestedAt }] of returned.entries()) {
    // most in one visit; one change in none, one in this or the next
    const visits = at === 1 ? [] : at === 2 ? [id, returned[3]?.id ?? id] : [id];
    const recordedAt = new Date(requestedAt.getTime() + 60_000);
    const sides =
      at % 2 ? { kind: "plan_changed", before: { plan: "Pro" } } : { kind: "payment_method_added", comment: "Hm." };
    await db().outcome.create({
      data: {
        id: uuidv7(),
        stripeEventId: `evt_${id}`,
        customerId: customer.id,
        attribution: at === 1 ? "outside" : at === 2 ? "ambiguous" : "portal",
        ...sides,
        after: { last4: "4242" },
        reason: "unused",
        occurredAt: requestedAt,
        recordedAt,
        portalSessions: { create: visits.map((portalSessionId) => ({ portalSessionId })) },
      },
    });
  }
  for (const at of [1, 2, 3]) {
    await db().adminEvent.create({
      data: {
        actorId: staff.id,
        actorRole: "support",
        action: "portal_opened_for",
        at: new Date(begin + at * hour),
        subjectType: "user",
        subjectId: user.id,
        after: { reason: "Asked by phone.", userId: user.id, email: user.email },
      },
    });
  }
  await withoutRules(
    (tx) =>
      tx.$executeRaw`UPDATE "LinkChange" c SET "at" = o."recordedAt" FROM "Outcome" o WHERE o."id" = c."outcomeId"`,
  );
  await sealLog();
  return { user, staff, customer };
}
