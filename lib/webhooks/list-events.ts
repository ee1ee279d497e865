import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";

export const eventStates = ["waiting", "failed", "done"] as const;
export type EventState = (typeof eventStates)[number];

export type ListedEvent = {
  id: string;
  type: string;
  apiVersion: string | null;
  livemode: boolean;
  account: string | null;
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

export type EventFilters = {
  state?: EventState;
  type?: string;
  customer?: string; // cus_…
};

/**
 * A page of the inbox, newest first; `cursor` is the `older` of the page before.
 * @throws {AppError} not_found for anyone but staff
 */
export async function listEvents(
  actor: Pick<CurrentUser, "role">,
  { cursor, state, type, customer, limit = pageSize }: EventFilters & { cursor?: string; limit?: number } = {},
): Promise<{ rows: ListedEvent[]; older: string | null }> {
  requirePermission(actor, "read_admin");
  const found = await db().stripeEvent.findMany({
    where: { AND: [state ? whereOf[state] : {}, { type, stripeCustomerId: customer }, after(cursor)] },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    omit: { payload: true },
  });
  const rows = found.slice(0, limit).map(listedOf);
  const last = rows.at(-1);
  const older = found.length > limit && last ? `${last.receivedAt.getTime()}.${last.id}` : null;
  return { rows, older };
}

export function listedOf(event: Omit<ListedEvent, "state">): ListedEvent {
  const { id, type, apiVersion, livemode, account, stripeCustomerId, error, deliveries } = event;
  const { createdAt, receivedAt, processedAt, failedAt } = event;
  return {
    id,
    type,
    apiVersion,
    livemode,
    account,
    stripeCustomerId,
    error,
    deliveries,
    createdAt,
    receivedAt,
    processedAt,
    failedAt,
    state: processedAt ? "done" : failedAt ? "failed" : "waiting",
  };
}

// Stripe's ids are no UUIDs, so the cursor of lib/db/keyset does not hold them
function after(cursor = "") {
  const [, time, id] = /^(\d{1,15})\.(evt_\w{1,100})$/.exec(cursor) ?? [];
  if (!time || !id) return {};
  const at = new Date(Number(time));
  return { receivedAt: { lte: at }, OR: [{ receivedAt: { lt: at } }, { receivedAt: at, id: { lt: id } }] };
}
