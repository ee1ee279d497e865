import type pg from "pg";
import { afterAll, expect, it, vi } from "vitest";
import { log } from "@/lib/log";
import { holdableDatabase } from "@/lib/testing/holdable-database";
import { hasRoom } from "./has-room";
import { databasePool } from "./pool";

const wire = await holdableDatabase();
afterAll(async () => {
  await databasePool().end();
  wire.close();
});

const takeAll = () => Promise.all(Array.from({ length: 10 }, () => databasePool().connect()));
const giveBack = (taken: pg.PoolClient[]) => {
  for (const one of taken) one.release();
};

it("says no while every connection is taken, once in the log, and yes as soon as one is given back", async () => {
  const warn = vi.spyOn(log, "warn");
  expect(await hasRoom()).toBe(true);
  const taken = await takeAll();
  expect([await hasRoom(), await hasRoom()]).toEqual([false, false]);
  giveBack(taken);
  expect(await hasRoom()).toBe(true);
  const connections = { total: 10, idle: 0, waiting: 1 };
  expect(warn.mock.calls).toEqual([[{ connections }, "the database has no room: pages answer 503"]]);
});

it("asks once, however many want to know", async () => {
  const taken = await takeAll();
  const asked = Array.from({ length: 20 }, hasRoom);
  expect(databasePool().waitingCount).toBe(1);
  giveBack(taken);
  expect(new Set(await Promise.all(asked))).toEqual(new Set([true]));
});

it("says no while the database does not answer, and takes no connection from it for longer than that", async () => {
  expect(await hasRoom()).toBe(true);
  wire.hold();
  await expect.poll(hasRoom, { timeout: 10_000 }).toBe(false);
  await expect.poll(hasRoom, { timeout: 10_000 }).toBe(false);
  wire.release();
  await expect.poll(hasRoom, { timeout: 10_000 }).toBe(true);
  expect(databasePool().waitingCount).toBe(0);
});
