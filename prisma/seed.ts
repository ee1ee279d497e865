import { existsSync } from "node:fs";
import { ensureCustomer } from "@/lib/customers/ensure-customer";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { listOffers } from "@/lib/plans/offers";
import { countAllDays } from "@/lib/session-logs/count-days";
import { stripe } from "@/lib/stripe/client";
import { findBilling } from "@/lib/subscriptions/billing";
import { syncCustomer } from "@/lib/subscriptions/sync";
import { seedHistory } from "./seed-history";

if (existsSync(".env")) process.loadEnvFile(".env");

// Example people for a look around. Any number of times: who is there stays as they are.
const { hostname } = new URL(env().DATABASE_URL);
if (!["localhost", "127.0.0.1", "[::1]"].includes(hostname)) {
  throw new Error("The seed writes example people: to a database on this machine only.");
}

const customer = await ensureUser("customer@example.com", "Ana Customer");
await ensureUser("new@example.com", null);
await ensureUser("admin@example.com", "Ada Admin", "admin");
await ensureSubscription(customer);
await seedHistory(customer.id);
await countAllDays(); // the hourly job counts new days only
await db().$disconnect();

async function ensureUser(email: string, name: string | null, role: "customer" | "admin" = "customer") {
  const create = { email, name, role, emailVerified: new Date() };
  return db().user.upsert({ where: { email }, create, update: {} });
}

async function ensureSubscription(user: { id: string; email: string; name: string | null }) {
  const { stripeCustomerId } = await ensureCustomer(user);
  await syncCustomer(stripeCustomerId);
  if ((await findBilling(user.id))?.subscription) return;

  const starter = (await listOffers()).find(({ plan }) => plan === "starter");
  if (!starter) throw new Error("No plans yet: npm run stripe:setup goes before the seed.");
  const key = (what: string) => ({ idempotencyKey: `portico_seed_${what}_${user.id}` });
  const card = await stripe().paymentMethods.attach("pm_card_visa", { customer: stripeCustomerId }, key("card"));
  const invoice_settings = { default_payment_method: card.id };
  await stripe().customers.update(stripeCustomerId, { invoice_settings }, key("default"));
  const items = [{ price: starter.priceId }];
  await stripe().subscriptions.create({ customer: stripeCustomerId, items }, key("subscription"));
  await syncCustomer(stripeCustomerId);
}
