import { validate as isUuid } from "uuid";
import type { Role } from "@/generated/prisma/enums";
import type { Actor } from "@/lib/auth/admin-event";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import { isLivemode } from "@/lib/env";

/** Somebody as staff see them. One without a user was erased; one without a customer never bought anything. */
export type Person = {
  /** What their page is called by: the user's id, or the customer's where the user was erased. */
  id: string;
  user: PersonUser | null;
  customer: PersonCustomer | null;
};

export type PersonUser = {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  disabledAt: Date | null;
  createdAt: Date;
};

export type PersonCustomer = {
  id: string;
  stripeCustomerId: string;
  stripeAccountId: string | null;
  livemode: boolean;
  deletedAt: Date | null;
  syncedAt: Date | null;
};

const user = { select: { id: true, email: true, name: true, role: true, disabledAt: true, createdAt: true } } as const;
const customer = {
  id: true,
  stripeCustomerId: true,
  stripeAccountId: true,
  livemode: true,
  deletedAt: true,
  syncedAt: true,
} as const;

/**
 * Somebody by their user's id, their customer's id or Stripe's cus_…; null where there is nobody.
 * @throws {AppError} not_found for anyone but staff
 */
export async function findPerson(actor: Actor, id: string): Promise<Person | null> {
  requirePermission(actor, "read_admin");
  if (!isUuid(id)) return id.startsWith("cus_") ? findByCustomer({ stripeCustomerId: id }) : null;
  const found = await db().user.findUnique({
    where: { id },
    select: { ...user.select, customers: { where: { livemode: isLivemode() }, select: customer } },
  });
  if (!found) return findByCustomer({ id });
  const { customers, ...own } = found;
  return { id: own.id, user: own, customer: customers[0] ?? null };
}

async function findByCustomer(where: { id: string } | { stripeCustomerId: string }): Promise<Person | null> {
  const found = await db().customer.findUnique({ where, select: { ...customer, user } });
  if (!found) return null;
  const { user: owner, ...own } = found;
  return { id: owner?.id ?? own.id, user: owner, customer: own };
}
