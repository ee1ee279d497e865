import { randomUUID } from "node:crypto";
import pg from "pg";
import { expect, it, vi } from "vitest";
import { listSessionLog } from "@/lib/session-logs/list";
import { newUser } from "@/lib/testing/people";
import { db } from "./client";
import { plannedAnew, statementName } from "./statement-name";

const nameAfter = (sql: string, times: number, args: unknown[] = []) => {
  for (let time = 1; time < times; time++) statementName({ sql, args });
  return statementName({ sql, args });
};

it("is how a connection keeps what it is asked often, and not how it searches the log", async () => {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  const actor = await newUser({ role: "admin" });
  for (let time = 0; time < 6; time++) {
    await db().user.findUnique({ where: { id: actor.id } });
    await listSessionLog(actor, { state: "failed" });
  }
  const statements = sent.mock.calls.map(([query]) => query as unknown as { name?: string; text?: string });
  const lastOf = (part: string) => statements.findLast(({ text }) => text?.includes(part));
  expect(lastOf('FROM "public"."User"')?.name).toMatch(/^[\w-]{43}$/);
  expect(lastOf('FROM "PortalSession" s')?.name).toBe("");
});

it("names what comes again and again, the same text always alike", () => {
  const sql = `SELECT '${randomUUID()}'`;
  expect(nameAfter(sql, 4)).toBe("");
  const name = nameAfter(sql, 1);
  expect(name).not.toBe("");
  expect(name.length).toBeLessThan(64); // what PostgreSQL keeps of a name
  expect(nameAfter(sql, 1)).toBe(name);
  expect(nameAfter(`SELECT '${randomUUID()}'`, 5)).not.toBe(name);
});

it("names no search, however often it comes", () => {
  expect(nameAfter(`SELECT 1 FROM "PortalSession" s ${plannedAnew.sql} WHERE '${randomUUID()}' = $1`, 50)).toBe("");
});

it("names no long list, whose like seldom comes again", () => {
  expect(nameAfter(`SELECT '${randomUUID()}'`, 50, Array(41).fill(0))).toBe("");
});

it("keeps few", () => {
  const lists = Array.from({ length: 500 }, () => `SELECT '${randomUUID()}'`);
  const named = lists.filter((sql) => nameAfter(sql, 6) !== "");
  expect(named.length).toBeGreaterThan(0);
  expect(named.length).toBeLessThanOrEqual(200);
});
