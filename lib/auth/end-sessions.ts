import { db } from "@/lib/db/client";

/** Signs a user out in every browser: with its next request each finds its session gone. */
export async function endSessions(userId: string): Promise<void> {
  await db().session.deleteMany({ where: { userId } });
}
