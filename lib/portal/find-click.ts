import type { PortalSessionState } from "@/generated/prisma/enums";
import { db } from "@/lib/db/client";

type Found = {
  id: string;
  userId: string | null;
  openedById: string | null;
  state: PortalSessionState;
  isMomentsAgo: boolean;
};

/** The row that the first press of a button made; null when nobody pressed it within a day. */
export async function findClick(intentKey: string): Promise<Found | null> {
  const rows = await db().$queryRaw<Found[]>`
    SELECT s."id", s."userId", s."openedById", s."state"::text AS "state", i."requestedAt" > now() - interval '1 minute' AS "isMomentsAgo"
    FROM "PortalIntent" i JOIN "PortalSession" s ON s."id" = i."portalSessionId"
    WHERE i."intentKey" = ${intentKey}::uuid`;
  return rows[0] ?? null;
}
