import { randomBytes, randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "@/generated/prisma/client";
import type { CurrentUser } from "@/lib/auth/current-user";
import { db } from "@/lib/db/client";
import type { ChangeKind } from "@/lib/subscriptions/changes";

type Row = Prisma.PortalSessionCreateManyInput & { id: string; requestedAt: Date };

/** A row of the log as a click at that time would have left it: failed, unless told otherwise. */
export function logRow(user: CurrentUser, requestedAt: Date, more: Partial<Row> = {}): Row {
  return {
    id: uuidv7({ msecs: requestedAt.getTime() }),
    intentKey: randomUUID(),
    requestedAt,
    userId: user.id,
    openedById: user.id,
    openedByRole: user.role,
    source: "/account",
    state: "failed",
    errorCode: "stripe_timeout",
    ...more,
  };
}

/** What a row has that Stripe made. */
export const openedRow = (requestedAt: Date): Partial<Row> => ({
  state: "open",
  errorCode: null,
  openedAt: requestedAt,
  stripeCreatedAt: requestedAt,
  stripeSessionId: `bps_${randomBytes(9).toString("hex")}`,
  object: "billing_portal.session",
});

/** Something that changed in these sessions; what it was is of no interest. */
export async function addOutcome(
  customerId: string,
  kind: ChangeKind,
  portalSessionIds: string[],
  said: { reason?: string; comment?: string; occurredAt?: Date } = {},
) {
  const links = { create: portalSessionIds.map((portalSessionId) => ({ portalSessionId })) };
  return db().outcome.create({
    data: {
      stripeEventId: `evt_${randomBytes(9).toString("hex")}`,
      kind,
      customerId,
      attribution: portalSessionIds.length > 1 ? "ambiguous" : "portal",
      occurredAt: new Date(),
      ...said,
      portalSessions: links,
    },
  });
}
