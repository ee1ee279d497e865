import type Stripe from "stripe";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { subscribedEvents } from "@/lib/webhooks/handlers";
import { storeEvent } from "@/lib/webhooks/store-event";

const typesPerCall = 20; // Stripe API: List all events › types

export type Fetched = { missed: number; visits: number };

/**
 * Asks Stripe for the events since then and stores those that were never delivered. They are worked off like all others;
 * the event of a portal session that we lost sight of closes its row.
 */
export async function fetchMissedEvents(since: Date): Promise<Fetched> {
  const fetched: Fetched = { missed: 0, visits: 0 };
  const created = { gte: Math.floor(since.getTime() / 1000) };
  for (let at = 0; at < subscribedEvents.length; at += typesPerCall) {
    const types = subscribedEvents.slice(at, at + typesPerCall);
    let page = await stripe().events.list({ types, created, limit: 100 });
    for (;;) {
      await storeMissing(page.data, fetched);
      const last = page.data.at(-1);
      if (!page.has_more || !last) break;
      page = await stripe().events.list({ types, created, limit: 100, starting_after: last.id });
    }
  }
  return fetched;
}

async function storeMissing(events: Stripe.Event[], fetched: Fetched): Promise<void> {
  const known = await db().stripeEvent.findMany({
    where: { id: { in: events.map(({ id }) => id) } },
    select: { id: true },
  });
  const ids = new Set(known.map(({ id }) => id));
  for (const event of events) {
    if (ids.has(event.id) || (await storeEvent(event)) !== "stored") continue;
    fetched.missed++;
    if (event.type === "billing_portal.session.created") fetched.visits++;
  }
}
