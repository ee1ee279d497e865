import { randomUUID } from "node:crypto";
import { type Actor, recordStaffAct } from "@/lib/auth/admin-event";
import type { CurrentUser } from "@/lib/auth/current-user";
import type { RequestDetails } from "@/lib/auth/request-details";
import { isElsewhere } from "@/lib/customers/ensure-customer";
import { AppError, type ErrorCode } from "@/lib/errors";
import type { Interval, PlanKey } from "@/lib/plans/catalog";
import { currencyFor } from "@/lib/plans/currency";
import { priceOfPlan } from "@/lib/plans/offers";
import { type Billing, findBilling } from "@/lib/subscriptions/billing";
import { currencyOf } from "@/lib/subscriptions/currency-of";
import { snapshotOf } from "@/lib/subscriptions/snapshot";
import { closeSession } from "./close-session";
import { createAtStripe } from "./create-at-stripe";
import { enterClick } from "./enter-click";
import { failSession } from "./fail-session";
import { findClick } from "./find-click";
import type { PortalFlow } from "./flows";
import { shareIntent } from "./share-intent";

type Staff = Actor & { reason: string };

export type PortalClick = {
  /** Whose portal. */
  user: Pick<CurrentUser, "id" | "role" | "customer">;
  /** Who clicked, where it is not they themselves: staff, with their reason (open-for-customer.ts). */
  staff?: Staff;
  /** A UUID, one per rendered form: two clicks on one form are one intent. */
  intentKey: string;
  flow: PortalFlow | null;
  /** With `subscription_update_confirm`: the plan to change to, by our name for it. */
  plan?: PlanKey | null;
  interval?: Interval;
  /** What the reader speaks, BCP 47. */
  locale: string | null;
  /** The page the click came from. */
  source: string;
  request: RequestDetails;
};

/**
 * Opens the Billing Portal of a user: row → Stripe → row. The URL is a credential for one redirect.
 * @throws {AppError} no_customer, customer_missing, rate_limited (the row says denied), or what Stripe's failure means
 *   (the row says failed)
 */
export function openPortalSession(click: PortalClick): Promise<{ url: string }> {
  return shareIntent(`${clickerOf(click).id} ${click.user.id} ${click.intentKey}`, () => open(click));
}

async function open(click: PortalClick): Promise<{ url: string }> {
  const { user, intentKey, flow, source, request } = click;
  const [entered, billing] = await Promise.all([
    enterClick({
      intentKey,
      source,
      ...request,
      userId: user.id,
      customer: user.customer,
      requestedFlow: flow,
      openedBy: clickerOf(click),
      reason: click.staff?.reason ?? null,
      deniedFor: reasonToDeny(user),
    }),
    user.customer ? findBilling(user.id) : null,
  ]);
  if (!entered) return openAgain(click);
  const { id } = entered;
  if (click.staff) await recordOpenedFor(id, click, click.staff);
  if (entered.errorCode || !billing) {
    const { retryAfterSeconds } = entered;
    throw new AppError((entered.errorCode as ErrorCode) ?? "no_customer", { retryAfterSeconds });
  }
  const startedAt = performance.now();
  try {
    return await askStripe(id, billing, click);
  } catch (error) {
    await failSession(id, error, msSince(startedAt));
    throw error;
  }
}

const msSince = (startedAt: number) => Math.round(performance.now() - startedAt);

const recordOpenedFor = (id: string, { user, request }: PortalClick, { reason, ...actor }: Staff) =>
  recordStaffAct({
    actor,
    action: "portal_opened_for",
    subject: { type: "portal_session", id },
    after: { userId: user.id, reason },
    details: request,
  });

const clickerOf = ({ user, staff }: PortalClick) => staff ?? user;

function reasonToDeny({ customer }: PortalClick["user"]): ErrorCode | null {
  if (!customer) return "no_customer";
  return customer.deletedAt || isElsewhere(customer) ? "customer_missing" : null;
}

async function askStripe(
  rowId: string,
  billing: Billing,
  { flow, plan, interval, locale }: PortalClick,
): Promise<{ url: string }> {
  const startedAt = performance.now();
  const priceId = plan
    ? await priceOfPlan(plan, { interval, currency: currencyFor(locale ?? "en", currencyOf(billing)) })
    : null;
  const session = await createAtStripe(rowId, billing, { flow, locale, priceId });
  const { requestId, statusCode: status } = session.lastResponse;
  const answer = { requestId, status, ms: msSince(startedAt), billingBefore: snapshotOf(billing) };
  // its other click has given up: a row that says failed is of a visit that nobody was sent to (decision 4)
  if (!(await closeSession(rowId, session, answer))) throw new AppError("request_conflict");
  return { url: session.url };
}

/**
 * The form was posted before. Moments ago, at another instance: Stripe gives the same session for the same key. The row stays
 * the other's, which says whether it failed. Earlier, by the Back button or after a failure: that is a new click, and a row of
 * its own.
 */
async function openAgain(click: PortalClick): Promise<{ url: string }> {
  const { user, intentKey } = click;
  const [row, billing] = await Promise.all([findClick(intentKey), findBilling(user.id)]);
  const isTheirs = row?.userId === user.id && row.openedById === clickerOf(click).id;
  if (!isTheirs) throw new AppError("invalid_input");
  const isSameClick = row.isMomentsAgo && (row.state === "creating" || row.state === "open");
  if (isSameClick && billing) return askStripe(row.id, billing, click);
  return open({ ...click, intentKey: randomUUID() });
}
