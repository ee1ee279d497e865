import { db } from "@/lib/db/client";
import type { Actor } from "./admin-event";
import { isStaff, requirePermission } from "./permissions";

const most = 500; // people who ever did something that is written down; customers who reported a visit are among them

/**
 * Who has no role any more and did something here when they had one: what they opened and read stays under their name. From
 * one person to the next in the index of acts, so that it costs by people and not by what they did.
 * @throws {AppError} not_found for anyone but staff
 */
export async function listFormerStaff(actor: Actor): Promise<{ id: string; email: string }[]> {
  requirePermission(actor, "read_admin");
  return db().$queryRaw`
    WITH RECURSIVE acted AS (
      (SELECT "actorId" FROM "AdminEvent" WHERE "actorId" IS NOT NULL ORDER BY "actorId" LIMIT 1)
      UNION ALL
      SELECT (SELECT e."actorId" FROM "AdminEvent" e WHERE e."actorId" > a."actorId" ORDER BY e."actorId" LIMIT 1)
      FROM acted a WHERE a."actorId" IS NOT NULL
    )
    SELECT u."id", u."email" FROM (SELECT "actorId" FROM acted WHERE "actorId" IS NOT NULL LIMIT ${most}) a
      CROSS JOIN LATERAL (SELECT * FROM "User" WHERE "id" = a."actorId" LIMIT 1) u
    WHERE u."role"::text <> ALL (${isStaff.role.in}::text[])
      AND (SELECT true FROM "AdminEvent" e WHERE e."actorId" = u."id" AND e."actorRole" <> 'customer'
        ORDER BY e."at" DESC, e."id" DESC LIMIT 1) -- by an order that an index has, or all acts might be read
    ORDER BY u."email"`;
}
