import { validate as isUuid } from "uuid";
import { z } from "zod";
import { recordStaffAct } from "@/lib/auth/admin-event";
import type { CurrentUser } from "@/lib/auth/current-user";
import { may, requirePermission } from "@/lib/auth/permissions";
import type { RequestDetails } from "@/lib/auth/request-details";
import { db } from "@/lib/db/client";
import { limit } from "@/lib/db/limit";
import { isLivemode } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { openPortalSession, type PortalClick } from "./open-session";

export const reasonLimits = { shortest: 10, longest: 500 };

// one paragraph of plain words: what a line break or a control character could pretend to be, it is not
const Reason = z
  .string()
  .transform((text) => text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim())
  .pipe(z.string().min(reasonLimits.shortest).max(reasonLimits.longest));

type StaffClick = Omit<PortalClick, "user" | "staff" | "flow" | "plan" | "interval"> & {
  actor: CurrentUser;
  userId: string;
  /** Why. The customer reads it in their history, and it stands in the log for ever. */
  reason: string;
};

/**
 * Opens a customer's portal for staff. The row says who opened it, as what and why; what they change there is attributed to
 * that visit like anybody's. The limits are those of the staff member, the customer's stay as they are.
 * Who may not any more is refused, and that they tried is written down.
 * @throws {AppError} not_found for who may not, and for an unknown user; reason_needed; and all of openPortalSession
 */
export async function openForCustomer({ actor, userId, reason, ...click }: StaffClick): Promise<{ url: string }> {
  const user = isUuid(userId)
    ? await db().user.findUnique({
        where: { id: userId },
        select: { id: true, role: true, customers: { where: { livemode: isLivemode() } } },
      })
    : null;
  if (user && !may(actor, "open_for_customer")) await recordRefusal(actor, user.id, click.request);
  requirePermission(actor, "open_for_customer");
  const written = Reason.safeParse(reason);
  if (!written.success) throw new AppError("reason_needed");
  if (userId === actor.id) throw new AppError("invalid_input"); // their own opens from their own page
  if (!user) throw new AppError("not_found");
  const { id, role, customers } = user;
  const staff = { id: actor.id, role: actor.role, reason: written.data };
  return openPortalSession({ ...click, flow: null, user: { id, role, customer: customers[0] ?? null }, staff });
}

// anybody who is signed in can post the form: nobody fills a log that is never deleted
const count = limit({ of: "portal-refused", most: 10, seconds: 60 });

async function recordRefusal(actor: CurrentUser, userId: string, details: RequestDetails): Promise<void> {
  try {
    await count(actor.id);
  } catch (error) {
    if (error instanceof AppError) return; // "too often" would tell that there is such a person
    throw error;
  }
  await recordStaffAct({ actor, action: "portal_refused_for", subject: { type: "user", id: userId }, details });
}
