import { Prisma } from "@/generated/prisma/client";
import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import { beyondSql, orderSql } from "@/lib/db/keyset";
import type { LogEntry } from "./entry";
import type { LogDetail } from "./list";
import { readEntries } from "./read-entries";

const each = 3;
const columns = [Prisma.sql`"requestedAt"`, Prisma.sql`"id"`] as const;

/**
 * The sessions of the same person before and after this one, newest first. None where the person was erased: then nothing
 * says any more that rows belong together.
 * @throws {AppError} not_found for anyone but staff
 */
export async function listAround(actor: CurrentUser, entry: LogDetail): Promise<LogEntry[]> {
  requirePermission(actor, "read_admin");
  const { id, requestedAt: at, user } = entry;
  if (!user) return [];
  const side = (direction: "older" | "newer") => {
    const position = { at, id, direction };
    return db().$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "PortalSession" WHERE "userId" = ${user.id}::uuid AND ${beyondSql(position, ...columns)}
      ${orderSql(position, ...columns)} LIMIT ${each}`;
  };
  const [newer, older] = await Promise.all([side("newer"), side("older")]);
  return readEntries([...newer.reverse(), ...older].map((row) => row.id));
}
