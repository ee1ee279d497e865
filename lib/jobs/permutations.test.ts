import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { log } from "@/lib/log";
import { syncCustomer } from "@/lib/subscriptions/sync";
import { acts, forget, tellStory } from "@/lib/testing/billing-stories";
import { crashingAt, prepareCrashes } from "@/lib/testing/crashes";
import { deliver } from "@/lib/testing/deliver";
import { prepareStripe } from "@/lib/testing/people";
import { mirrorOf } from "./mend-drift";
import { fetchMissedEvents } from "./missed-events";
import { processEvents } from "./process-events";

// npm run permutations: ten thousand. A failure prints its seed; SEED=… RUNS=… repeats it.
const runs = Number(process.env.RUNS ?? 40);
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const stories = Math.ceil(Math.sqrt(runs) / 4);
const each = Math.ceil(runs / stories);

beforeAll(async () => {
  await prepareStripe();
  await prepareCrashes();
  log.level = "silent"; // crashes are what is tested
});

const story = fc.array(fc.constantFrom(...acts), { minLength: 3, maxLength: 7 });

/** What may happen to that many events on their way: any order, some twice or more, some never, a worker in between. */
const fate = (events: number) =>
  fc.record({
    arriving: fc.shuffledSubarray(Array.from({ length: events }, (_, at) => at)),
    again: fc.array(fc.nat(events - 1), { maxLength: 5 }),
    sameSecond: fc.boolean(),
    works: fc.array(fc.record({ after: fc.nat(events), crashAt: fc.option(fc.integer({ min: 1, max: 40 })) }), {
      maxLength: 3,
    }),
  });

describe("events in any order, lost, repeated, with crashes", () => {
  it.each(fc.sample(story, { seed, numRuns: stories }))(
    "end in Stripe's state, each outcome once: %s, %s, %s …",
    {
      timeout: each * 5_000,
    },
    async (...told) => {
      const person = await tellStory(told);
      const { customerId, stripeCustomerId, events } = person;
      const since = new Date(Date.now() - 60 * 60_000);
      const work = () => processEvents(stripeCustomerId, { isLastTry: false });
      const outcomes = async () => {
        const rows = await db().outcome.findMany({
          where: { customerId },
          orderBy: [{ stripeEventId: "asc" }, { kind: "asc" }],
        });
        return rows.map(({ stripeEventId, kind }) => `${stripeEventId} ${kind}`);
      };

      await forget(person);
      for (const event of events) await deliver(event);
      await work();
      const expectedOutcomes = await outcomes();
      await forget(person);
      await syncCustomer(stripeCustomerId);
      const expectedMirror = await mirrorOf(customerId);

      const property = fc.asyncProperty(fate(events.length), async ({ arriving, again, sameSecond, works }) => {
        await forget(person);
        const order = [...arriving, ...again];
        for (const [at, index] of order.entries()) {
          const event = events[index];
          if (event) await deliver(sameSecond ? { ...event, created: events[0]?.created ?? 0 } : event);
          for (const { after, crashAt } of works)
            if (after === at) await (crashAt ? crashingAt(crashAt, work) : work());
        }
        await fetchMissedEvents(since);
        await work(); // the job of whatever crashed or came last is tried again
        expect(await mirrorOf(customerId)).toBe(expectedMirror);
        expect(await outcomes()).toEqual(expectedOutcomes);
        expect(await db().stripeEvent.count({ where: { stripeCustomerId, processedAt: null } })).toBe(0);
      });
      await fc.assert(property, { seed, numRuns: each });
    },
  );
});
