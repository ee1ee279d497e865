import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { plannedAnew, statementName } from "./statement-name";

const nameAfter = (sql: string, times: number, args: unknown[] = []) => {
  for (let time = 1; time < times; time++) statementName({ sql, args });
  return statementName({ sql, args });
};

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
