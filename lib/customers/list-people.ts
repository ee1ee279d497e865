import { Prisma } from "@/generated/prisma/client";
import type { Role } from "@/generated/prisma/enums";
import type { Actor } from "@/lib/auth/admin-event";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import { decodeCursor, type Page, type Position, pageOf } from "@/lib/db/keyset";
import { plannedAnew } from "@/lib/db/statement-name";
import { isLivemode } from "@/lib/env";
import { findPerson } from "./find-person";
import { hasText, isNamed, partLike } from "./named";

const { sql } = Prisma;

export type ListedPerson = {
  id: string;
  email: string | null; // null: erased
  name: string | null;
  role: Role;
  disabledAt: Date | null;
  createdAt: Date | null;
  stripeCustomerId: string | null;
  isCustomerDeleted: boolean;
};

export const peoplePageSize = 50;

/**
 * A page of everybody who ever signed in, the newest first; with a text, those whose login or billing address or name has it
 * in it, or the one whose id it is, who may have been erased.
 * @throws {AppError} not_found for anyone but staff
 */
export async function listPeople(
  actor: Actor,
  { text = "", cursor }: { text?: string; cursor?: string } = {},
): Promise<Page<ListedPerson>> {
  requirePermission(actor, "read_admin");
  const one = await findPerson(actor, text);
  if (one) {
    const { user, customer, id } = one;
    return { rows: [listedOf(id, user, customer)], older: null, newer: null };
  }
  const position = decodeCursor(cursor);
  const isNewer = position?.direction === "newer";
  const found = await db().user.findMany({
    // a user's id is in the order of time (UUIDv7), so the primary key is the index of this list
    where: text
      ? { id: { in: await findIds(text, position) } }
      : position
        ? { id: { [isNewer ? "gt" : "lt"]: position.id } }
        : {},
    include: { customers: { where: { livemode: isLivemode() } } },
    orderBy: { id: isNewer ? "asc" : "desc" },
    take: peoplePageSize + 1,
  });
  const page = pageOf(found, position, peoplePageSize, "createdAt");
  return { ...page, rows: page.rows.map(({ customers, ...user }) => listedOf(user.id, user, customers[0] ?? null)) };
}

// So many are looked up by their ids. More are common, so one meets them soon on the way through the list.
const few = 1_000;

async function findIds(text: string, position: Position | null): Promise<string[]> {
  const ids = await findFew(text);
  const isMeant =
    ids.length <= few
      ? sql`u."id" = ANY(${ids}::uuid[])`
      : sql`(${isNamed(text, sql`u."id"`)} OR EXISTS (SELECT FROM "Customer" c WHERE c."userId" = u."id" AND ${billedAs(text)}))`;
  const [from, order] =
    position?.direction === "newer"
      ? [sql`u."id" > ${position.id}::uuid`, sql`ASC`]
      : [position ? sql`u."id" < ${position.id}::uuid` : sql`true`, sql`DESC`];
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT u."id" FROM "User" u ${plannedAnew} WHERE ${from} AND ${isMeant}
    ORDER BY u."id" ${order} LIMIT ${peoplePageSize + 1}`;
  return rows.map(({ id }) => id);
}

// Two lists of ids, each found by its trigram index; an OR across both tables would read all of them.
async function findFew(text: string): Promise<string[]> {
  const [row] = await db().$queryRaw<[{ ids: string[] }]>`
    SELECT ARRAY(
      (SELECT t."userId" FROM "UserText" t ${plannedAnew} WHERE ${hasText(text)} LIMIT ${few + 1})
      UNION
      (SELECT c."userId" FROM "Customer" c WHERE c."userId" IS NOT NULL AND ${billedAs(text)} LIMIT ${few + 1})) AS "ids"`;
  return row.ids;
}

const billedAs = (text: string) => sql`(c."email" ILIKE ${partLike(text)} OR c."name" ILIKE ${partLike(text)})`;

function listedOf(
  id: string,
  user: (Pick<ListedPerson, "name" | "role" | "disabledAt"> & { email: string; createdAt: Date }) | null,
  customer: { stripeCustomerId: string; deletedAt: Date | null } | null,
): ListedPerson {
  const { email = null, name = null, role = "customer", disabledAt = null, createdAt = null } = user ?? {};
  const of = { stripeCustomerId: customer?.stripeCustomerId ?? null, isCustomerDeleted: Boolean(customer?.deletedAt) };
  return { id, email, name, role, disabledAt, createdAt, ...of };
}
