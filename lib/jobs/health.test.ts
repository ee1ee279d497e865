import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { hasRoom } from "@/lib/db/has-room";
import { env } from "@/lib/env";
import { errorLine, log } from "@/lib/log";
import { readHealth } from "./health";

const ours = env().DATABASE_URL;

/** As a process does that was given this address. */
async function startWith(databaseUrl: string) {
  await db().$disconnect();
  Object.assign(globalThis, { porticoPool: undefined, portico: {}, porticoAnswers: undefined });
  env().DATABASE_URL = databaseUrl;
}
afterEach(() => startWith(ours));

/** The error as the log has it. */
const told = (warn: { mock: { calls: unknown[][] } }) => {
  const [fields] = warn.mock.calls[0] ?? [];
  return errorLine((fields as { err: unknown } | undefined)?.err);
};

const reasons: [string, Partial<URL>, object][] = [
  ["a wrong password", { password: "wrong" }, { kind: "AuthenticationFailed", originalCode: "28P01" }],
  ["a wrong name", { pathname: "/nowhere" }, { kind: "DatabaseDoesNotExist", originalCode: "3D000" }],
  ["a wrong port", { port: "1" }, { kind: "DatabaseNotReachable" }],
];

describe("a database that cannot be had", () => {
  it.each(reasons)("is told with its reason: %s", async (_, change, database) => {
    await startWith(Object.assign(new URL(ours), change).href);
    const warn = vi.spyOn(log, "warn");
    expect(await readHealth()).toEqual({ isReachable: false });
    expect(warn.mock.calls).toEqual([[{ err: expect.any(Error) }, "the database cannot be asked how it is"]]);
    expect(told(warn)).toMatchObject({ database });
  });

  it("is told with its reason where pages are refused, too", async () => {
    await startWith(Object.assign(new URL(ours), { password: "wrong" }).href);
    const warn = vi.spyOn(log, "warn");
    expect(await hasRoom()).toBe(false);
    expect(told(warn)).toMatchObject({ code: "28P01" });
  });

  it("is told by what is to be done where migrations are missing", async () => {
    const warn = vi.spyOn(log, "warn");
    await db().$executeRaw`ALTER TABLE "EventAlarm" RENAME TO "NotYet"`;
    expect(await readHealth()).toEqual({ isReachable: false });
    await db().$executeRaw`ALTER TABLE "NotYet" RENAME TO "EventAlarm"`;
    expect(warn.mock.calls[0]?.[1]).toMatch(/npm run migrate/);
  });
});
