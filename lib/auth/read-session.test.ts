import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { findSessionNoted, readSession } from "./read-session";

/** As next-auth does: whatever goes wrong, nobody is signed in. */
const auth = (token: string) => async () => (await findSessionNoted(token).catch(() => null))?.user ?? null;

describe("readSession", () => {
  it("tells nobody from a database that is away", async () => {
    expect(await readSession(auth("unknown"))).toBeNull();
    await db().$executeRaw`ALTER TABLE "Session" RENAME TO "SessionAway"`;
    await expect(readSession(auth("unknown"))).rejects.toThrow();
    await db().$executeRaw`ALTER TABLE "SessionAway" RENAME TO "Session"`;
    expect(await readSession(auth("unknown"))).toBeNull();
  });
});
