import { Prisma } from "@/generated/prisma/client";
import { readRows } from "@/lib/db/read-rows";
import { type EntryRow, entryOf, type LogEntry } from "./entry";

// As Prisma reads it with `include`, but for what JSON cannot say.
type Row = Omit<EntryRow, "outcomes"> & { outcomes: { outcome: Said<EntryRow["outcomes"][number]["outcome"]> }[] };
type Said<Outcome> = Omit<Outcome, "occurredAt"> & { occurredAt: string };

/** These visits with what belongs to them, in this order. For functions here that have asked who reads. */
export async function readEntries(ids: string[]): Promise<LogEntry[]> {
  if (!ids.length) return [];
  // LIMIT has each looked up by itself: a small log would be read from its beginning to its end to be joined with them
  const rows = await readRows<Row>(Prisma.sql`
    SELECT s."id", s."state", s."flowType", s."requestedFlow", s."requestedAt", s."openedAt", s."returnedAt", s."errorCode",
      s."userId", s."openedById", s."reason", s."userAgent", s."source", s."stripeCustomerId", s."stripeSessionId",
      s."stripeRequestId", s."stripeMs", s."configurationId", s."askedConfigurationId", s."locale", s."livemode",
      s."onBehalfOf", (SELECT json_build_object('id', u."id", 'email', u."email", 'name', u."name")
        FROM "User" u WHERE u."id" = s."userId") AS "user",
      (SELECT json_build_object('id', u."id", 'email', u."email", 'name', u."name")
        FROM "User" u WHERE u."id" = s."openedById") AS "openedBy",
      (SELECT json_build_object('stripeAccountId', c."stripeAccountId") FROM "Customer" c WHERE c."id" = s."customerId")
        AS "customer",
      coalesce((SELECT json_agg(json_build_object('outcome', json_build_object('id', o."id",
          'stripeEventId', o."stripeEventId", 'kind', o."kind", 'attribution', o."attribution", 'before', o."before",
          'after', o."after", 'reason', o."reason", 'comment', o."comment", 'occurredAt', o."occurredAt")) ORDER BY o."occurredAt")
        FROM "PortalSessionOutcome" l JOIN "Outcome" o ON o."id" = l."outcomeId" WHERE l."portalSessionId" = s."id"),
        '[]') AS "outcomes"
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY asked("id", "place")
      CROSS JOIN LATERAL (SELECT * FROM "PortalSession" WHERE "id" = asked."id" LIMIT 1) s
    ORDER BY asked."place"`);
  return rows.map((row) => entryOf({ ...row, outcomes: row.outcomes.map(dated) }));
}

const dated = ({ outcome }: Row["outcomes"][number]) => ({
  outcome: { ...outcome, occurredAt: new Date(outcome.occurredAt) },
});
