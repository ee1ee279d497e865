import type Stripe from "stripe";
import { db } from "@/lib/db/client";
import type { PlanKey } from "@/lib/plans/catalog";
import { listOffers } from "@/lib/plans/offers";
import { stripe } from "@/lib/stripe/client";
import { subscribedEvents } from "@/lib/webhooks/handlers";
import { newSubscriber } from "./people";

export const acts = ["starter", "pro", "team", "rename", "cancel", "keep", "card", "end"] as const;
export type Act = (typeof acts)[number];

/** A customer to whom all this happened at the local Stripe, and the events that told of it, oldest first. */
export async function tellStory(story: readonly Act[]) {
  const person = await newSubscriber();
  const offers = await listOffers();
  const { id, items } = person.subscription;
  let isEnded = false;
  for (const [at, act] of story.entries()) {
    const isPlan = act === "starter" || act === "pro" || act === "team";
    if (act === "rename") await stripe().customers.update(person.stripeCustomerId, { name: `Name ${at}` });
    else if (act === "card") await replaceCard(person.stripeCustomerId);
    else if (isEnded) continue;
    else if (isPlan)
      await stripe().subscriptions.update(id, { items: [{ id: items.data[0]?.id, price: priceOf(act) }] });
    else if (act === "end") {
      await stripe().subscriptions.cancel(id);
      isEnded = true;
    } else await stripe().subscriptions.update(id, { cancel_at_period_end: act === "cancel" });
  }
  const row = await db().customer.findUniqueOrThrow({ where: { stripeCustomerId: person.stripeCustomerId } });
  return { ...person, customerId: row.id, events: await eventsAbout(person.stripeCustomerId) };

  function priceOf(plan: PlanKey) {
    return offers.find((offer) => offer.plan === plan)?.priceId;
  }
}

async function replaceCard(customer: string) {
  const { id } = await stripe().paymentMethods.attach("pm_card_mastercard", { customer });
  await stripe().customers.update(customer, { invoice_settings: { default_payment_method: id } });
}

async function eventsAbout(stripeCustomerId: string): Promise<Stripe.Event[]> {
  const events: Stripe.Event[] = [];
  for await (const event of stripe().events.list({ limit: 100 })) {
    const isOurs = subscribedEvents.some((type) => type === event.type);
    if (isOurs && JSON.stringify(event.data).includes(stripeCustomerId)) events.push(event);
  }
  return events.reverse();
}

/** As if nothing of the customer had ever come here, but that they are one. */
export async function forget({ customerId, stripeCustomerId }: { customerId: string; stripeCustomerId: string }) {
  const where = { customerId };
  await db().$transaction([
    db().stripeEvent.deleteMany({ where: { stripeCustomerId } }),
    ...[
      db().outcome.deleteMany({ where }),
      db().subscription.deleteMany({ where }),
      db().invoice.deleteMany({ where }),
    ],
    db().paymentMethod.deleteMany({ where }),
    db().customer.update({
      where: { id: customerId },
      data: { name: null, email: null, defaultPaymentMethodId: null },
    }),
  ]);
}
