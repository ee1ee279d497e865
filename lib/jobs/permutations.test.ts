import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { log } from "@/lib/log";
import { attribute } from "@/lib/portal/attribute";
import { deeds, type Told, tellStories } from "@/lib/testing/billing-stories";
import { crashingAt, prepareCrashes } from "@/lib/testing/crashes";
import { crash, type Fate, fate, isToldEnough, meet } from "@/lib/testing/event-fates";
import { forget } from "@/lib/testing/forget";
import { prepareStripe } from "@/lib/testing/people";
import { mirrorState, stripeState } from "@/lib/testing/stripe-state";
import { jobsLeft, workOff } from "@/lib/testing/work-off";
import { reconcile } from "./reconcile";

// npm run permutations: ten thousand, of other seeds each time. A failure prints its seed; SEED=… RUNS=… repeats it.
const runs = Number(process.env.RUNS ?? 40);
const seed = Number(process.env.SEED ?? 7);
const people = 8; // of a round: what reconciles costs is shared by them
const rounds = Math.ceil(runs / people);
process.env.STRIPE_READS_PER_SECOND = "1000"; // before the settings are read: nobody waits for a turn here

beforeAll(async () => {
  await prepareStripe();
  await prepareCrashes();
  log.level = "silent"; // crashes are what is tested
});

const act = fc.record({
  deed: fc.constantFrom(...deeds, "visit"),
  isInPortal: fc.constantFrom(true, true, true, false),
});
const steps = 8;
const story = fc.array(act, { minLength: 4, maxLength: steps });
/** Seconds between two steps: none, two sides of five minutes, and of an hour. */
const pause = fc.constantFrom(0, 0, 1, 100, 250, 320, 1_500, 1_500, 3_400, 3_700, 30_000);

const wordOf = (side: unknown) => {
  const { plan, last4, fields, total } = (side ?? {}) as Record<string, string | string[] | undefined>;
  return String(plan ?? last4 ?? fields ?? total ?? "none");
};

/** Decision 4, with all that happened known from the start. Where a crash cut a visit off, nobody received its link. */
function attributions({ visits: made, truth }: Told, { cutOff }: Fate, times: Date[]): string[] {
  const visits = made.filter(({ returnedAt }, index) => returnedAt || !cutOff[index]);
  const uses = new Map<string, Date[]>(visits.map(({ id }) => [id, []]));
  return truth.map(({ isInPortal }, index) => {
    const at = times[index] ?? new Date(0);
    const known = isInPortal ? visits.map((visit) => ({ ...visit, usedAt: uses.get(visit.id) ?? [] })) : [];
    const { attribution, visitIds } = attribute(at, known);
    for (const id of visitIds) uses.get(id)?.push(at);
    return [attribution, ...[...visitIds].sort()].join(" ");
  });
}

async function check(person: Told, fate: Fate, expected: object): Promise<void> {
  const { customerId, stripeCustomerId, events, truth, visits } = person;
  expect(await mirrorState(stripeCustomerId)).toEqual(expected);
  const found = await db().outcome.findMany({ where: { customerId }, include: { portalSessions: true } });
  const rows = found.sort((a, b) => indexOf(a.stripeEventId) - indexOf(b.stripeEventId));
  function indexOf(eventId: string) {
    return events.findIndex(({ id }) => id === eventId);
  }
  const lines = rows.map(({ kind, before, after }) => `${kind}: ${wordOf(before)} → ${wordOf(after)}`);
  expect(lines).toEqual(truth.map(({ line }) => line));
  const times = rows.map(({ occurredAt }) => occurredAt);
  const told = rows.map(({ attribution, portalSessions }) =>
    [attribution, ...portalSessions.map(({ portalSessionId }) => portalSessionId).sort()].join(" "),
  );
  expect(told).toEqual(attributions(person, fate, times));
  const mails = await db().mail.findMany({ where: { customerId } });
  const due = truth.filter(({ line }) => /^cancel(ed|lation_scheduled)/.test(line));
  expect(mails).toHaveLength(due.length);
  const arrived = events.map(({ id }) => id);
  expect(await db().stripeEvent.count({ where: { id: { in: arrived }, processedAt: null } })).toBe(0);
  const states = {
    customerId,
    stripeSessionId: { not: null },
    state: { in: ["open", "returned"] as ("open" | "returned")[] },
  };
  expect(await db().portalSession.count({ where: states })).toBe(visits.length);
}

describe("events in any order, lost, repeated, with crashes", () => {
  it(`end in Stripe's state, each outcome once (SEED=${seed} RUNS=${runs})`, { timeout: runs * 5_000 }, async () => {
    const [stories = []] = fc.sample(fc.array(story, { minLength: people, maxLength: people }), { seed, numRuns: 1 });
    const [pauses = []] = fc.sample(fc.array(pause, { minLength: steps, maxLength: steps }), { seed, numRuns: 1 });
    const told = await tellStories(stories, pauses);
    const expected: object[] = [];
    for (const { stripeCustomerId } of told) expected.push(await stripeState(stripeCustomerId));

    const property = fc.asyncProperty(
      fc.tuple(...told.map(fate)),
      crash,
      fc.boolean(),
      async (fates, crashAt, isAwaited) => {
        const isCutOff = (visitId: string) =>
          told.some(({ visits }, at) =>
            visits.some((v, index) => v.id === visitId && !v.returnedAt && fates[at]?.cutOff[index]),
          );
        await forget(told, isCutOff);
        for (const [at, person] of told.entries()) await meet(person, fates[at] as Fate);
        if (isAwaited) {
          await workOff();
          for (const [at, person] of told.entries()) {
            if (!(await isToldEnough(person))) continue;
            expect(await mirrorState(person.stripeCustomerId)).toEqual(expected[at]);
          }
        }
        if (crashAt) await crashingAt(crashAt, () => reconcile({ isFull: true }));
        await reconcile({ isFull: true });
        await workOff();
        expect(await jobsLeft()).toBe(0);
        for (const [at, person] of told.entries()) await check(person, fates[at] as Fate, expected[at] ?? {});
      },
    );
    await fc.assert(property, { seed, numRuns: rounds, endOnFailure: true });
  });
});
