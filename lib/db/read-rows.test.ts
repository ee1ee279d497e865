import pg from "pg";
import { expect, it, vi } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import { readRows } from "./read-rows";

it("gives times as dates, JSON as what it says, and takes lists and nothing as values", async () => {
  const at = new Date("2026-11-27T07:08:09.123Z");
  const ids = [crypto.randomUUID(), crypto.randomUUID()];
  const rows = await readRows(Prisma.sql`
    SELECT ${at.toISOString()}::timestamptz AS "at", ${ids}::uuid[] AS "ids", ${null}::text AS "nothing",
      json_build_object('said', 'so') AS "json", true AS "isSo", 7::int AS "number"`);
  expect(rows).toEqual([{ at, ids, nothing: null, json: { said: "so" }, isSo: true, number: 7 }]);
});

it("has a connection keep the statement that recurs, as Prisma's statements are kept", async () => {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  const ask = (number: number) => readRows(Prisma.sql`SELECT ${number}::int AS "recurring"`);
  for (let time = 0; time < 5; time++) expect(await ask(time)).toEqual([{ recurring: time }]);
  const names = sent.mock.calls.map(([query]) => (query as unknown as { name: string }).name);
  expect(names.at(0)).toBe("");
  expect(names.at(-1)).toMatch(/^[\w-]{43}$/);
});
