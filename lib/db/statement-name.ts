import { createHash } from "node:crypto";
import type { SqlQuery } from "@prisma/driver-adapter-utils";
import { Prisma } from "@/generated/prisma/client";

/** In the SQL of a search: the best way to its rows depends on what is searched for, so PostgreSQL plans it each time. */
export const plannedAnew = Prisma.raw("/* planned anew */");

const recurs = 5;
const most = 200; // of each connection PostgreSQL keeps as many plans
const mostValues = 40; // more are a list, which seldom is as long again
const seen = new Map<string, number>();
const names = new Map<string, string>();

/**
 * The name under which a connection keeps a statement that comes again and again, so that PostgreSQL reads and plans it
 * once: of a click, half the database's time was that. Empty: a statement that is seldom, a search, a long list, or one of
 * too many.
 */
export function statementName({ sql, args }: Pick<SqlQuery, "sql" | "args">): string {
  const name = names.get(sql);
  if (name !== undefined) return name;
  if (names.size >= most || args.length > mostValues || sql.includes(plannedAnew.sql)) return "";
  const times = (seen.get(sql) ?? 0) + 1;
  if (times < recurs) {
    if (seen.size >= most * 10) seen.clear();
    seen.set(sql, times);
    return "";
  }
  seen.delete(sql);
  const given = createHash("sha256").update(sql).digest("base64url");
  names.set(sql, given);
  return given;
}
