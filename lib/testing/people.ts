import { randomUUID } from "node:crypto";
import type { Role } from "@/generated/prisma/enums";
import type { CurrentUser } from "@/lib/auth/current-user";
import { ensureCustomer } from "@/lib/customers/ensure-customer";
import { db } from "@/lib/db/client";
import type { PlanKey } from "@/lib/plans/catalog";
import { ensurePlans } from "@/lib/plans/ensure-plans";
import { listOffers } from "@/lib/plans/offers";
import { syncCatalog } from "@/lib/plans/sync-catalog";
import { ensureConfigurations } from "@/lib/portal/ensure-configuration";
import { stripe } from "@/lib/stripe/client";
import { syncCustomer } from "@/lib/subscriptions/sync";

/** Somebody who is signed in and has bought nothing. */
export async function newUser({ role = "customer" as Role, name = null as string | null } = {}): Promise<CurrentUser> {
  const email = `${randomUUID()}@example.com`;
  const user = await db().user.create({ data: { email, name, role, emailVerified: new Date() } });
  return { id: user.id, email, name, role, locale: null, timeZone: null, customer: null };
}

/** Somebody with a subscription at the local Stripe, as the mirror knows it. */
export async function newSubscriber(plan: PlanKey = "starter") {
  const user = await newUser();
  const { stripeCustomerId: customer } = await ensureCustomer(user);
  const card = await stripe().paymentMethods.attach("pm_card_visa", { customer });
  await stripe().customers.update(customer, { invoice_settings: { default_payment_method: card.id } });
  const price = (await listOffers()).find((offer) => offer.plan === plan)?.priceId;
  const subscription = await stripe().subscriptions.create({ customer, items: [{ price }] });
  await syncCustomer(customer);
  const row = await db().customer.findUniqueOrThrow({ where: { stripeCustomerId: customer } });
  return { user: { ...user, customer: row } satisfies CurrentUser, stripeCustomerId: customer, subscription, card };
}

/** What `npm run stripe:setup` prepares, but for the webhook endpoint: a test delivers events itself. */
export async function prepareStripe(): Promise<void> {
  await ensureConfigurations(await ensurePlans(() => {}), () => {});
  await syncCatalog();
}
