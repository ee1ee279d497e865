import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";

export const eventStates = ["waiting", "failed", "done"] as const;
export type EventState = (typeof eventStates)[number];

export type ListedEvent = {
  id: string;
  type: string;
  stripeCustomerId: string | null;
  state: EventState;
  error: string | null; // a code of ours, or a name of an error: never what was said
  deliveries: number;
  createdAt: Date; // Stripe's
  receivedAt: Date;
  processedAt: Date | null;
  failedAt: Date | null;
};

const pageSize = 50;

const whereOf = {
  waiting: { processedAt: null, failedAt: null },
  failed: { processedAt: null, failedAt: { not: null } },
  done: { processedAt: { not: null } },
} as const;

/**
 * A page of the inbox, newest first; `cursor` is the `older` of the page before.
 * @throws {AppError} not_found for anyone but staff
 */
export async function listEvents(
  actor: Pick<CurrentUser, "role">,
  { cursor, state }: { cursor?: string; state?: EventState } = {},
): Promise<{ rows: ListedEvent[]; older: string | null }> {
  requirePermission(actor, "read_admin");
  const found = await db().stripeEvent.findMany({
    where: { AND: [state ? whereOf[state] : {}, after(cursor)] },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    omit: { payload: true },
  });
  const rows = found.slice(0, pageSize).map(({ processedAt, failedAt, ...event }) => ({
    ...{ id: event.id, type: event.type, stripeCustomerId: event.stripeCustomerId, error: event.error },
    ...{ deliveries: event.deliveries, createdAt: event.createdAt, receivedAt: event.receivedAt },
    state: processedAt ? ("done" as const) : failedAt ? ("failed" as const) : ("waiting" as const),
    processedAt,
    failedAt,
  }));
  const last = rows.at(-1);
  const older = found.length > pageSize && last ? `${last.receivedAt.getTime()}.${last.id}` : null;
  return { rows, older };
}

// Stripe's ids are no UUIDs, so the cursor of lib/db/keyset does not hold them
function after(cursor = "") {
  const [, time, id] = /^(\d{1,15})\.(evt_\w{1,100})$/.exec(cursor) ?? [];
  if (!time || !id) return {};
  const at = new Date(Number(time));
  return { receivedAt: { lte: at }, OR: [{ receivedAt: { lt: at } }, { receivedAt: at, id: { lt: id } }] };
}
