import { randomUUID } from "node:crypto";
import type Stripe from "stripe";
import { validate as isUuid } from "uuid";
import { db } from "@/lib/db/client";
import type { PlanKey } from "@/lib/plans/catalog";
import { listOffers } from "@/lib/plans/offers";
import { openPortalSession } from "@/lib/portal/open-session";
import { stripe } from "@/lib/stripe/client";
import { subscribedEvents } from "@/lib/webhooks/handlers";
import { advanceClock, decideDispute, openDispute } from "./local-stripe";
import { newSubscriber } from "./people";

export const deeds = [
  "visit",
  "return",
  "starter",
  "pro",
  "team",
  "rename",
  "cancel",
  "keep",
  "card",
  "drop",
  "refund",
  "dispute",
  "verdict",
  "end",
] as const;
/** What somebody does: in the portal, or another server for them. */
export type Act = { deed: (typeof deeds)[number]; isInPortal: boolean };

/** What really happened, in its order: what changed from what to what, and where. */
export type Truth = { line: string; isInPortal: boolean };

type Person = Awaited<ReturnType<typeof begin>>;
export type Told = Person & { events: Stripe.Event[] };

/**
 * Customers to whom all this happens at the local Stripe, side by side, the clock moving on by so many seconds after each
 * step; with the events that tell of it, oldest first.
 */
export async function tellStories(stories: Act[][], pauses: number[]): Promise<Told[]> {
  await advanceClock(24 * 60 * 60); // ahead of our own clock: what happens there is never before what is written here
  const people: Person[] = [];
  for (const _ of stories) people.push(await begin());
  for (const [step, seconds] of pauses.entries()) {
    for (const [at, person] of people.entries()) {
      const act = stories[at]?.[step];
      if (act) await happen(person, act, step);
    }
    if (seconds) await advanceClock(seconds);
  }
  const all = await stripe().events.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 });
  const ours = all.filter(({ type }) => subscribedEvents.some((known) => known === type)).reverse();
  return Promise.all(
    people.map(async (person) => {
      // a dispute's event names the charge alone
      const charges = await stripe().charges.list({ customer: person.stripeCustomerId, limit: 100 });
      const names = [person.stripeCustomerId, ...charges.data.map(({ id }) => id)];
      const isTheirs = ({ data }: Stripe.Event) => names.some((name) => JSON.stringify(data).includes(name));
      return { ...person, events: ours.filter(isTheirs).map(asToldOfPages) };
    }),
  );
}

/** Stripe's pages do without a request id (decision 4); who calls the API has one. Both occur, one after the other. */
function asToldOfPages(event: Stripe.Event, index: number): Stripe.Event {
  const { request } = event;
  if (index % 2 || !request || !isUuid(request.idempotency_key)) return event;
  return { ...event, request: { ...request, id: null } } as Stripe.Event;
}

type Visit = { id: string; row: object; createdAt: Date; returnedAt: Date | null };

async function begin() {
  const { user, stripeCustomerId, subscription, card } = await newSubscriber("starter");
  const truth: Truth[] = [
    "payment_method_added: none → 4242",
    "payment_method_replaced: none → 4242",
    "invoice_paid: none → 900",
  ].map((line) => ({ line, isInPortal: false }));
  const state = { plan: "starter" as PlanKey, isEnding: false, isEnded: false };
  const cards = [{ id: card.id, last4: "4242" }];
  const visits: Visit[] = [];
  return { user, customerId: user.customer.id, stripeCustomerId, subscription, truth, state, cards, visits };
}

const nameOf = { starter: "Starter", pro: "Pro", team: "Team" } as const;
const otherCards = [
  ["pm_card_mastercard", "4444"],
  ["pm_card_amex", "0005"],
  ["pm_card_visa", "4242"],
] as const;

async function happen(person: Person, { deed, isInPortal }: Act, step: number): Promise<void> {
  const { stripeCustomerId: customer, subscription, truth, state, cards } = person;
  // a visitor's requests have keys of Stripe's own; those of the SDK say so
  const by = () => (isInPortal ? { idempotencyKey: randomUUID() } : {});
  const was = (line: string) => truth.push({ line, isInPortal });
  if (deed === "visit") return visit(person);
  if (deed === "return") return leave(person);
  if (deed === "rename") {
    await stripe().customers.update(customer, { name: `Name ${step}` }, by());
    was("details_changed: none → name");
  } else if (deed === "card") {
    const [name, last4] = otherCards[cards.length % otherCards.length] ?? otherCards[0];
    const { id } = await stripe().paymentMethods.attach(name, { customer }, by());
    was(`payment_method_added: none → ${last4}`);
    await stripe().customers.update(customer, { invoice_settings: { default_payment_method: id } }, by());
    was(`payment_method_replaced: ${cards.at(-1)?.last4} → ${last4}`);
    cards.push({ id, last4 });
  } else if (deed === "drop") {
    if (cards.length < 2) return;
    const [oldest] = cards.splice(0, 1);
    await stripe().paymentMethods.detach(oldest?.id ?? "", {}, by());
    was(`payment_method_removed: ${oldest?.last4} → none`);
  } else if (deed === "refund") {
    const [charge] = (await stripe().charges.list({ customer, limit: 1 })).data;
    if (charge?.paid && !charge.refunded && !charge.disputed)
      await stripe().refunds.create({ charge: charge.id, amount: 1 }, by());
  } else if (deed === "dispute") {
    const [charge] = (await stripe().charges.list({ customer, limit: 1 })).data;
    if (charge?.paid && !charge.disputed) await openDispute(charge.id);
  } else if (deed === "verdict") {
    const [charge] = (await stripe().charges.list({ customer, limit: 1 })).data;
    const [open] = charge ? (await stripe().disputes.list({ charge: charge.id, limit: 1 })).data : [];
    if (open?.status === "needs_response") await decideDispute(open.id, step % 2 ? "won" : "lost");
  } else if (state.isEnded) {
    return;
  } else if (deed === "end") {
    await stripe().subscriptions.cancel(subscription.id, {}, by());
    // a DELETE carries no key, whoever sends it: nothing tells it from a visitor's (decision 4)
    truth.push({ line: `canceled: ${nameOf[state.plan]} → none`, isInPortal: true });
    state.isEnded = true;
  } else if (deed === "cancel" || deed === "keep") {
    const isEnding = deed === "cancel";
    await stripe().subscriptions.update(subscription.id, { cancel_at_period_end: isEnding }, by());
    const plan = nameOf[state.plan];
    if (isEnding && !state.isEnding) was(`cancellation_scheduled: ${plan} → none`);
    if (!isEnding && state.isEnding) was(`cancellation_withdrawn: none → ${plan}`);
    state.isEnding = isEnding;
  } else {
    const price = (await listOffers()).find(({ plan }) => plan === deed)?.priceId;
    await stripe().subscriptions.update(
      subscription.id,
      { items: [{ id: subscription.items.data[0]?.id, price }] },
      by(),
    );
    if (deed !== state.plan) was(`plan_changed: ${nameOf[state.plan]} → ${nameOf[deed]}`);
    state.plan = deed;
  }
}

async function visit({ user, visits }: Person): Promise<void> {
  const intentKey = randomUUID();
  const request = { userAgent: null, networkAddress: null };
  await openPortalSession({ user, intentKey, flow: null, locale: null, source: "/account", request });
  const [{ row }] = await db().$queryRaw<[{ row: { id: string; stripeCreatedAt: string } }]>`
    SELECT to_jsonb(p) AS "row" FROM "PortalSession" p WHERE "intentKey" = ${intentKey}::uuid`;
  visits.push({ id: row.id, row, createdAt: new Date(row.stripeCreatedAt), returnedAt: null });
}

async function leave({ visits }: Person): Promise<void> {
  const visit = visits.at(-1);
  if (visit) visit.returnedAt ??= new Date((await advanceClock(0)) * 1_000);
}
