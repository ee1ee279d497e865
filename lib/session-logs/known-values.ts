import { Prisma } from "@/generated/prisma/client";
import type { CurrentUser } from "@/lib/auth/current-user";
import { isStaff, requirePermission } from "@/lib/auth/permissions";
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
 * The values that stand in the log, or ever did: read from its combinations (decision 33), some thousand rows however many
 * sessions there are.
 * @throws {AppError} not_found for anyone but staff
 */
export async function knownValues(actor: CurrentUser): Promise<KnownValues> {
  requirePermission(actor, "read_admin");
  const [configurations, locales, accounts, staff] = await Promise.all([
    valuesOf("configurationId"),
    valuesOf("locale"),
    valuesOf("onBehalfOf"),
    db().user.findMany({
      where: isStaff,
      select: { id: true, email: true },
      orderBy: { email: "asc" },
      take: most,
    }),
  ]);
  return { configurations, locales, accounts, staff };
}

async function valuesOf(name: "configurationId" | "locale" | "onBehalfOf"): Promise<string[]> {
  const column = Prisma.raw(`"${name}"`);
  // an empty text says that a session has none
  const rows = await db().$queryRaw<{ value: string }[]>`
    SELECT DISTINCT ${column} AS "value" FROM "LogCombination" WHERE ${column} <> '' ORDER BY 1 LIMIT ${most}`;
  return rows.map(({ value }) => value);
}
