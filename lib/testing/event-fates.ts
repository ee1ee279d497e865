import fc from "fast-check";
import { db } from "@/lib/db/client";
import { aboutCharges, readsCustomer } from "@/lib/jobs/process-events";
import { attributeAgain } from "@/lib/portal/attribute-again";
import { type EventKind, kindOf } from "@/lib/webhooks/handlers";
import type { Told } from "./billing-stories";
import { crashingAt } from "./crashes";
import { deliver } from "./deliver";
import { workOff } from "./work-off";

/** At which write a worker crashes; null: it does not. */
export const crash = fc.option(fc.integer({ min: 1, max: 45 }));
/** What may happen to the events of somebody on their way: any order, some twice or more, some never, a worker in between. */
export const fate = ({ events, visits }: Told) =>
  fc.record({
    arriving: fc.shuffledSubarray(Array.from(events.keys())),
    again: fc.array(fc.nat(events.length - 1), { maxLength: 5 }),
    lostAt: fc.option(fc.record({ arrival: fc.nat(events.length), write: fc.integer({ min: 1, max: 3 }) })),
    works: fc.array(fc.record({ after: fc.nat(events.length), crashAt: crash }), { maxLength: 3 }),
    returns: fc.array(fc.nat(events.length), { minLength: visits.length, maxLength: visits.length }),
    cutOff: fc.array(fc.boolean(), { minLength: visits.length, maxLength: visits.length }),
  });
export type Fate = ReturnType<typeof fate> extends fc.Arbitrary<infer T> ? T : never;

/** Hands the events of somebody in, as their fate has it, and works them off in between. */
export async function meet({ events, visits }: Told, { arriving, again, lostAt, works, returns }: Fate): Promise<void> {
  const order = [...arriving, ...again];
  const comeBack = async (isNow: (at: number) => boolean) => {
    for (const [index, { id, returnedAt }] of visits.entries()) {
      if (!returnedAt || !isNow(returns[index] ?? 0)) continue;
      await db().portalSession.updateMany({ where: { id, state: "open" }, data: { state: "returned", returnedAt } });
      await attributeAgain(id);
    }
  };
  for (const [at, index] of order.entries()) {
    const event = events[index];
    const receive = async () => event && deliver(event);
    await (lostAt?.arrival === at ? crashingAt(lostAt.write, receive) : receive());
    await comeBack((when) => when === at);
    for (const { after, crashAt } of works)
      if (after === at) await (crashAt ? crashingAt(crashAt, workOff) : workOff());
  }
  await comeBack((when) => when >= order.length);
}

/** Whether enough has come for the mirror to be right without a reconcile (decisions 3 and 14): all happened before. */
export async function isToldEnough({ events }: Told): Promise<boolean> {
  const where = { id: { in: events.map(({ id }) => id) } };
  const arrived = await db().stripeEvent.findMany({ where, select: { type: true } });
  const isAbout = ({ type }: { type: string }, kinds: EventKind[]) => kinds.some((kind) => kindOf(type) === kind);
  const needed = events.some((event) => isAbout(event, aboutCharges)) ? aboutCharges : readsCustomer;
  return arrived.some((event) => isAbout(event, needed));
}
