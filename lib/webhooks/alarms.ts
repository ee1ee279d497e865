import Stripe from "stripe";
import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import { env, isLivemode } from "@/lib/env";
import { log } from "@/lib/log";
import type { ThinEvent } from "./verify";

export const alarmKinds = ["wrong_mode", "other_account", "other_version", "thin_event"] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** What is wrong with an event, and what it says instead. */
export type Alarm = { kind: AlarmKind; value: string };

/**
 * Whether a delivered event shows that the endpoint is not set up as it should be: the secret is right, and yet it comes
 * from the other mode, from an account that is not ours, in an API version other than the SDK's, or thin.
 */
export function alarmOf(event: Stripe.Event | ThinEvent): Alarm | null {
  if (event.object === "v2.core.event") return { kind: "thin_event", value: event.object };
  if (event.livemode !== isLivemode()) return { kind: "wrong_mode", value: event.livemode ? "live" : "test" };
  // an endpoint of the key's own account sends no account; a Connect endpoint, which hears of all connected accounts, does
  if (event.account && event.account !== env().STRIPE_ACCOUNT) return { kind: "other_account", value: event.account };
  if (event.api_version !== Stripe.API_VERSION) return { kind: "other_version", value: event.api_version ?? "none" };
  return null;
}

/**
 * Whether an event is of no concern here though nothing is wrong: a Connect endpoint hears of all connected accounts, and where
 * it is live of their test mode too (Stripe docs: Connect webhooks).
 */
export function isOverheard(event: Stripe.Event | ThinEvent): boolean {
  const { STRIPE_ACCOUNT } = env();
  if (!STRIPE_ACCOUNT || event.object === "v2.core.event" || !event.account) return false;
  return event.account !== STRIPE_ACCOUNT || (isLivemode() && !event.livemode);
}

/** Counts it, so that health and the admin's page show it. */
export async function raiseAlarm({ kind, value }: Alarm, { id, type }: Stripe.Event | ThinEvent): Promise<void> {
  log.warn({ eventId: id, type, kind, value }, "an event that was delivered here is not as expected");
  await db().$executeRaw`
    INSERT INTO "EventAlarm" AS a ("kind", "value", "lastEventId", "lastType") VALUES (${kind}, ${value}, ${id}, ${type})
    ON CONFLICT ("kind", "value", "day") DO UPDATE SET
      "events" = a."events" + 1, "lastEventId" = ${id}, "lastType" = ${type}, "lastAt" = now()`;
}

/** `events`: how many of the last thirty days. */
export type RaisedAlarm = Alarm & { events: number; lastEventId: string; lastType: string; lastAt: Date };

/**
 * The alarms of the last thirty days, the newest first.
 * @throws {AppError} not_found for anyone but staff
 */
export async function listAlarms(actor: Pick<CurrentUser, "role">): Promise<RaisedAlarm[]> {
  requirePermission(actor, "read_admin");
  return db().$queryRaw<RaisedAlarm[]>`
    SELECT DISTINCT ON ("kind", "value") "kind", "value", "lastEventId", "lastType", "lastAt",
      (sum("events") OVER (PARTITION BY "kind", "value"))::int AS "events"
    FROM "EventAlarm" WHERE "day" > CURRENT_DATE - 30
    ORDER BY "kind", "value", "day" DESC`.then((rows) => rows.sort((a, b) => b.lastAt.getTime() - a.lastAt.getTime()));
}
