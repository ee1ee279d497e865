import { randomUUID } from "node:crypto";
import { assert, asyncProperty, shuffledSubarray } from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { addOutcome, logRow, openedRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";

// Each row's combination of values is there as soon as the row is, whoever writes it and whatever becomes of it.

const missing = () => db().$queryRaw<{ id: string }[]>`
  SELECT s."id" FROM "PortalSession" s WHERE NOT EXISTS (SELECT FROM "LogCombination" c WHERE c."state" = s."state"
    AND c."flow" = coalesce(s."flowType", s."requestedFlow", 'none') AND c."errorCode" = coalesce(s."errorCode", '')
    AND c."configurationId" = coalesce(s."configurationId", s."askedConfigurationId", '') AND c."locale" = coalesce(s."locale", '')
    AND c."livemode" = coalesce(s."livemode"::text, '') AND c."onBehalfOf" = coalesce(s."onBehalfOf", '')
    AND c."isByStaff" = (s."reason" IS NOT NULL))`;
const combinations = () => db().logCombination.count();

describe("the combinations of values in the log", () => {
  it("have each row's, from the click to the return and after its person was erased", async () => {
    const [person, staff] = [await newUser(), await newUser({ role: "support" })];
    const byStaff = { openedById: staff.id, openedByRole: "support" as const, reason: "asked by phone" };
    const { id, ...row } = logRow(person, new Date(), { state: "creating", errorCode: null, ...byStaff });
    const where = { id };
    await db().portalSession.create({ data: { id, ...row } });
    expect(await missing()).toEqual([]);
    const opened = openedRow(row.requestedAt);
    await db().portalSession.update({
      where,
      data: { ...opened, locale: "de", livemode: true, configurationId: "bpc_1" },
    });
    expect(await missing()).toEqual([]);
    await db().portalSession.update({ where, data: { state: "returned", returnedAt: new Date() } });
    expect(await missing()).toEqual([]);
    await db().user.delete({ where: { id: person.id } }); // takes the reason with it
    expect((await db().portalSession.findUniqueOrThrow({ where })).reason).toBe("");
    expect(await missing()).toEqual([]);
    expect(await combinations()).toBe(3);
  });

  it("have what was asked for, where it failed, until Stripe names its own", async () => {
    const { id, ...row } = logRow(await newUser(), new Date(), { state: "creating", errorCode: null });
    const where = { id };
    const known = (configurationId: string) =>
      db().logCombination.count({ where: { state: "failed", configurationId } });
    await db().portalSession.create({ data: { id, ...row } });
    const failed = { state: "failed", errorCode: "stripe_timeout", failedAt: new Date() } as const;
    await db().portalSession.update({ where, data: { ...failed, askedConfigurationId: "bpc_asked" } });
    expect(await missing()).toEqual([]);
    expect(await known("bpc_asked")).toBe(1);
    const { openedAt: _, state: __, errorCode: ___, ...late } = openedRow(row.requestedAt);
    await db().portalSession.update({ where, data: { ...late, configurationId: "bpc_own" } });
    expect(await missing()).toEqual([]);
    expect(await known("bpc_own")).toBe(1);
  });

  it("are gathered of rows that were written past the trigger", async () => {
    const person = await newUser();
    const before = await combinations();
    const data = logRow(person, new Date(), { errorCode: `code_${randomUUID()}`, askedConfigurationId: "bpc_1" });
    await db().$transaction([
      db().$executeRaw`SET LOCAL session_replication_role = replica`,
      db().portalSession.create({ data }),
    ]);
    expect(await missing()).toEqual([{ id: data.id }]);
    await db().$queryRaw`SELECT gather_log_combinations(now() - interval '1 day', now() + interval '1 day')::text`;
    expect(await missing()).toEqual([]);
    expect(await combinations()).toBe(before + 1);
  });

  it("are known to the links of a session, whichever of both comes first", async () => {
    const person = await newUser();
    const data = { userId: person.id, stripeCustomerId: `cus_${randomUUID()}`, livemode: false };
    const { id: customerId } = await db().customer.create({ data });
    const at = new Date();
    const row = logRow(person, at, { ...openedRow(at), locale: "ja" });
    await db().portalSession.create({ data: row });
    await addOutcome(customerId, "paused", [row.id]);
    await addOutcome(customerId, "paused", [row.id]);
    expect(await wrong()).toEqual([]);
    await db().portalSession.update({ where: { id: row.id }, data: { state: "returned", returnedAt: new Date() } });
    expect(await wrong()).toEqual([]);
    expect(await db().portalSessionOutcome.count()).toBe(2);
  });

  it("are known to the links of a session that changes at the same moment", async () => {
    const person = await newUser();
    const data = { userId: person.id, stripeCustomerId: `cus_${randomUUID()}`, livemode: false };
    const { id: customerId } = await db().customer.create({ data });
    const at = new Date();
    const { id } = await db().portalSession.create({ data: logRow(person, at, openedRow(at)) });
    let linking: Promise<unknown> = Promise.resolve();
    await db().$transaction(async (tx) => {
      await tx.portalSession.update({ where: { id }, data: { state: "returned", returnedAt: new Date() } });
      linking = addOutcome(customerId, "paused", [id]); // waits for the session
      await isWaiting();
    });
    await linking;
    expect(await wrong()).toEqual([]);
  });
});

describe("why somebody canceled", () => {
  const canceling = async () => {
    const person = await newUser();
    const data = { userId: person.id, stripeCustomerId: `cus_${randomUUID()}`, livemode: false };
    const { id: customerId } = await db().customer.create({ data });
    const { id } = await db().portalSession.create({ data: logRow(person, new Date()) });
    return { customerId, id };
  };
  const known = async (outcomeId: string) =>
    (await db().portalSessionOutcome.findFirstOrThrow({ where: { outcomeId } })).cancelReason;

  it("is known to the links, and to no other change's", async () => {
    const { customerId, id } = await canceling();
    const said = await addOutcome(customerId, "canceled", [id], { reason: "unused" });
    const unsaid = await addOutcome(customerId, "cancellation_scheduled", [id]);
    const other = await addOutcome(customerId, "plan_changed", [id], { reason: "unused" });
    expect(await Promise.all([said, unsaid, other].map((one) => known(one.id)))).toEqual(["unused", "none", null]);
  });

  it("is what was said last after it, in whichever order that came", async () => {
    const kinds = [
      "cancellation_scheduled",
      "cancellation_reason_given",
      "cancellation_reason_given",
      "canceled",
    ] as const;
    const reasons = [undefined, "unused", "too_complex", undefined];
    const inAnyOrder = shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    await assert(
      asyncProperty(inAnyOrder, async (order) => {
        const { customerId, id } = await canceling();
        const ids: string[] = [];
        for (const at of order) {
          const occurredAt = new Date(1_795_000_000_000 + at * 7_000);
          const [kind = "canceled", reason] = [kinds[at], reasons[at]];
          ids[at] = (await addOutcome(customerId, kind, [id], { reason, occurredAt })).id;
        }
        const [scheduled = "", , last = "", canceled = ""] = ids;
        expect([await known(scheduled), await known(canceled)]).toEqual(["too_complex", "none"]);
        await db().portalSessionOutcome.deleteMany({ where: { outcomeId: last } }); // it was another visit's after all
        expect(await known(scheduled)).toBe("unused");
      }),
      { numRuns: 12 },
    );
  });
});

const wrong = () => db().$queryRaw<object[]>`
  SELECT l."portalSessionId" FROM "PortalSessionOutcome" l JOIN "PortalSession" s ON s."id" = l."portalSessionId"
  LEFT JOIN "LogCombination" c ON c."id" = l."combination"
  WHERE (c."state", c."locale") IS DISTINCT FROM (s."state", coalesce(s."locale", ''))`;

const isWaiting = () =>
  vi.waitFor(async () => {
    const [row] = await db().$queryRaw<[{ waiting: number }]>`
      SELECT count(*)::int AS "waiting" FROM pg_locks WHERE NOT granted
        AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`;
    expect(row.waiting).toBeGreaterThan(0);
  });
