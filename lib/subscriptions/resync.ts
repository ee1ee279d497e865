import { validate as isUuid } from "uuid";
import { type Actor, recordStaffAct } from "@/lib/auth/admin-event";
import { requirePermission } from "@/lib/auth/permissions";
import type { RequestDetails } from "@/lib/auth/request-details";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { withinPatience } from "@/lib/stripe/within-patience";
import { syncCustomer } from "./sync";

/**
 * Reads a customer anew from Stripe, at a staff member's word, and writes that down.
 * @throws {AppError} not_found for an unknown customer and for an actor who may not; and why Stripe could not be read
 */
export async function resyncCustomer(actor: Actor, customerId: string, details?: RequestDetails): Promise<void> {
  requirePermission(actor, "resync_customer");
  const customer = isUuid(customerId) && (await db().customer.findUnique({ where: { id: customerId } }));
  if (!customer) throw new AppError("not_found");
  await withinPatience(syncCustomer(customer.stripeCustomerId));
  await recordStaffAct({
    actor,
    action: "customer_resynced",
    subject: { type: "customer", id: customerId },
    details,
  });
}
