import { Prisma } from "@/generated/prisma/client";
import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";

/** What the log can be narrowed to, besides the closed lists in code. */
export type KnownValues = {
  configurations: string[];
  locales: string[];
  accounts: string[];
  staff: { id: string; email: string }[];
};

const most = 50; // of each; others are found by their id

/**
 * The values that stand in the log, each found by one step in an index: never by reading the log.
 * @throws {AppError} not_found for anyone but staff
 */
export async function knownValues(actor: CurrentUser): Promise<KnownValues> {
  requirePermission(actor, "read_admin");
  const [configurations, locales, accounts, staff] = await Promise.all([
    distinct(configurationSql),
    distinct(Prisma.sql`"locale"`),
    distinct(Prisma.sql`"onBehalfOf"`),
    db().user.findMany({
      where: { role: { not: "customer" } },
      select: { id: true, email: true },
      orderBy: { email: "asc" },
      take: most,
    }),
  ]);
  return { configurations, locales, accounts, staff };
}

/** Stripe's, else the one asked for: word for word what an index is over (migration asked_configuration_index). */
export const configurationSql = Prisma.sql`coalesce("configurationId", "askedConfigurationId")`;

/** PostgreSQL has no loose index scan: a recursion asks for the next greater value, and again. */
export const distinctSql = (column: Prisma.Sql) => Prisma.sql`
  WITH RECURSIVE found AS (
    (SELECT ${column} AS value, 1 AS n FROM "PortalSession" WHERE ${column} IS NOT NULL ORDER BY ${column} LIMIT 1)
    UNION ALL
    SELECT (SELECT ${column} FROM "PortalSession" WHERE ${column} > found.value ORDER BY ${column} LIMIT 1), n + 1
    FROM found WHERE found.value IS NOT NULL AND n < ${most}
  )
  SELECT value FROM found WHERE value IS NOT NULL`;

const distinct = async (column: Prisma.Sql) =>
  (await db().$queryRaw<{ value: string }[]>(distinctSql(column))).map(({ value }) => value);
