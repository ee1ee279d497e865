import { Prisma } from "@/generated/prisma/client";
import type { CurrentUser } from "@/lib/auth/current-user";
import { listFormerStaff } from "@/lib/auth/former-staff";
import { isStaff, requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";

/** What the log can be narrowed to, besides the closed lists in code. */
export type KnownValues = {
  flows: string[];
  errors: string[];
  configurations: string[];
  locales: string[];
  accounts: string[];
  /** Who could open portals for others: those who may, then those who did and may no longer. */
  staff: { id: string; email: string }[];
};

const most = 50; // of each; others are found by their id

/**
 * The values that stand in the log, or ever did: read from its combinations (decision 33), some thousand rows however many
 * sessions there are.
 * @throws {AppError} not_found for anyone but staff
 */
export async function knownValues(actor: CurrentUser): Promise<KnownValues> {
  requirePermission(actor, "read_admin");
  const [[combined], staff, former] = await Promise.all([
    db().$queryRaw<[Omit<KnownValues, "staff">]>`
      SELECT ${valuesOf("flow")} AS "flows", ${valuesOf("errorCode")} AS "errors",
        ${valuesOf("configurationId")} AS "configurations", ${valuesOf("locale")} AS "locales",
        ${accounts} AS "accounts"`,
    db().user.findMany({
      where: isStaff,
      select: { id: true, email: true },
      orderBy: { email: "asc" },
      take: most,
    }),
    listFormerStaff(actor),
  ]);
  return { ...combined, staff: [...staff, ...former] };
}

// on whose behalf, and where customers live (decision 50): those from one to the next in the index of customers by account
const accounts = Prisma.sql`
  ARRAY(
    WITH RECURSIVE home AS (
      (SELECT "stripeAccountId" AS "id" FROM "Customer" WHERE "stripeAccountId" IS NOT NULL ORDER BY 1 LIMIT 1)
      UNION ALL
      SELECT (SELECT c."stripeAccountId" FROM "Customer" c WHERE c."stripeAccountId" > h."id" ORDER BY 1 LIMIT 1)
      FROM home h WHERE h."id" IS NOT NULL
    )
    SELECT "onBehalfOf" FROM "LogCombination" WHERE "onBehalfOf" <> ''
    UNION (SELECT "id" FROM home WHERE "id" IS NOT NULL LIMIT ${most}) ORDER BY 1 LIMIT ${most})`;

/** As one list; an empty text says that a session has none. */
function valuesOf(name: "flow" | "errorCode" | "configurationId" | "locale"): Prisma.Sql {
  const column = Prisma.raw(`"${name}"`);
  return Prisma.sql`
    ARRAY(SELECT DISTINCT ${column} FROM "LogCombination" WHERE ${column} <> '' ORDER BY 1 LIMIT ${most})`;
}
