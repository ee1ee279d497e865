import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { sealLog } from "@/lib/session-logs/seal-log";
import { verifyLog } from "@/lib/session-logs/verify-log";
import { logRow, openedRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { withoutRules } from "@/lib/testing/without-rules";
import { keepRetention } from "./retention";

const day = 24 * 60 * 60_000;
const ago = (days: number) => new Date(Date.now() - days * day);
const count = () => db().portalSession.count();

it("drops whole months that are too old, erases browsers after 90 days, and the seals still hold", async () => {
  const first = ago(470);
  const month = (date: Date) => date.toISOString().slice(0, 10);
  await db().$executeRaw`SELECT begin_log_seals(${ago(1)})`;
  await db().$queryRaw`SELECT make_log_partitions(${month(first)}::date, ${month(ago(60))}::date)`;
  const user = await newUser();
  const customer = await db().customer.create({
    data: { userId: user.id, stripeCustomerId: "cus_retention", livemode: false },
  });
  const agent = { userAgent: "Test/1.0", networkAddress: "203.0.113.0/24" };
  const rows = [470, 399, 120, 91, 89, 1].map((days) =>
    logRow(user, ago(days), {
      ...openedRow(ago(days)),
      ...agent,
      customerId: customer.id,
      stripeCustomerId: "cus_retention",
    }),
  );
  await db().portalSession.createMany({ data: rows });
  for (const { id: portalSessionId, requestedAt } of rows.slice(0, 2)) {
    const links = { create: { portalSessionId } };
    await db().outcome.create({
      data: {
        stripeEventId: `evt_${portalSessionId}`,
        kind: "canceled",
        customerId: customer.id,
        attribution: "portal",
        occurredAt: requestedAt,
        recordedAt: requestedAt,
        portalSessions: links,
      },
    });
  }
  await withoutRules(
    (tx) =>
      tx.$executeRaw`UPDATE "LinkChange" c SET "at" = o."recordedAt" FROM "Outcome" o WHERE o."id" = c."outcomeId"`,
  );
  await db().$executeRaw`SELECT begin_log_seals(${first})`;
  await sealLog();
  await db().verificationToken.create({ data: { identifier: "x", token: "x", expires: ago(1) } });

  await keepRetention();
  expect(await count()).toBe(5);
  expect(await db().outcome.count()).toBe(1);
  expect(await db().portalSession.count({ where: { userAgent: { not: null } } })).toBe(2);
  expect(await db().verificationToken.count()).toBe(0);
  const written = await db().adminEvent.findFirstOrThrow({ where: { action: "retention" } });
  const gone = `PortalSession_${month(first).slice(0, 7).replace("-", "_")}`;
  expect(written.after).toMatchObject({ agents: 4, rows: 3, keepDays: 400, months: expect.arrayContaining([gone]) });
  const found: unknown[] = [];
  for await (const breach of verifyLog()) found.push(breach);
  expect(found).toEqual([]);

  await keepRetention();
  expect(await count()).toBe(5);
  expect(await db().adminEvent.count({ where: { action: "retention" } })).toBe(1);
});

it("keeps 400 days whatever it is told", async () => {
  const [{ kept }] = await db().$queryRaw<[{ kept: Date }]>`SELECT log_kept_since(1) AS kept`;
  expect(kept.getTime()).toBeLessThan(ago(400).getTime());
});
