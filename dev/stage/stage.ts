import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Stripe from "stripe";
import { chooseAddresses } from "../addresses";
import { buildApp } from "../build";
import { ensurePrismaClient, migrate } from "../migrate";
import type { Options } from "../options";
import { startDatabase, startMailbox, startStripe } from "../parts";
import { clone } from "../processes";
import { step } from "../progress";
import { runToEnd } from "../run-to-end";
import { readGiven } from "../settings";
import { rows, type Stage, stageOf } from "./harness";

/** Everything but the app, new: a durable PostgreSQL, the local Stripe with our plans, a mailbox, a production build. */
export async function startStage(dir: string): Promise<Stage> {
  const given = readGiven(true);
  mkdirSync(join(dir, "logs"), { recursive: true });
  const options: Options = {
    mode: "preview",
    dir,
    app: clone,
    isFresh: true,
    isSeeded: false,
    standInsOnly: true,
    isForWalks: false,
  };
  const addresses = await chooseAddresses({}, given, options);
  const context = { options, addresses, onDeath: ({ message }: Error) => console.error(message) };
  await step("Prisma client", ensurePrismaClient);
  await step("Production build", () => buildApp(clone));
  const databaseUrl = await step("PostgreSQL", () => startDatabase(dir));
  await step("Mailbox", () => startMailbox(context));
  await step("Local Stripe", () => startStripe(context));
  await step("Migrations", () => migrate(databaseUrl));
  const { ports: _, ...places } = addresses;
  const webhookSecret = "whsec_only_for_the_faults";
  const stage = stageOf(dir, { ...places, databaseUrl, ownerDatabaseUrl: databaseUrl, webhookSecret });
  await step("Stripe, set up", () => runToEnd("npm", ["run", "--silent", "stripe:setup"], { env: stage.env }));
  const stripe = stripeOf(stage);
  for (const { id } of (await stripe.webhookEndpoints.list()).data)
    await stripe.webhookEndpoints.update(id, { disabled: true });
  return stage;
}

export function stripeOf({ services }: Stage): Stripe {
  const { hostname, port } = new URL(services.stripe);
  return new Stripe(services.stripeSecretKey, {
    protocol: "http",
    host: hostname,
    port: Number(port),
    telemetry: false,
  });
}

/** People who subscribe, here and at the local Stripe. @returns their customer ids */
export async function subscribers(stage: Stage, count: number): Promise<string[]> {
  const stripe = stripeOf(stage);
  const prices = await stripe.prices.list({ lookup_keys: ["portico_pro_month"] });
  const ids: string[] = [];
  for (let made = 0; made < count; made++) {
    const [user] = await rows<{ id: string }>(
      stage,
      `INSERT INTO "User" ("id", "email", "updatedAt") VALUES (uuidv7(), gen_random_uuid() || '@example.com', now()) RETURNING "id"`,
    );
    const { id } = await stripe.customers.create({ name: "Nobody Yet", metadata: { userId: user?.id ?? "" } });
    const card = await stripe.paymentMethods.attach("pm_card_visa", { customer: id });
    await stripe.customers.update(id, { invoice_settings: { default_payment_method: card.id } });
    await stripe.subscriptions.create({ customer: id, items: [{ price: prices.data[0]?.id }] });
    await rows(
      stage,
      `INSERT INTO "Customer" ("id", "userId", "stripeCustomerId", "livemode") VALUES (uuidv7(), $1, $2, false)`,
      [user?.id, id],
    );
    ids.push(id);
  }
  return ids;
}

/** How often Stripe was asked since then, and how often in the busiest second. */
export async function readsSince({ services }: Stage, since: Date) {
  const headers = { authorization: `Bearer ${services.stripeSecretKey}` };
  const calls = (await (await fetch(`${services.stripe}/_local/requests`, { headers })).json()) as {
    method: string;
    at: string;
  }[];
  const times = calls
    .filter(({ method, at }) => method === "GET" && new Date(at) >= since)
    .map(({ at }) => Date.parse(at));
  const inSecondFrom = (begin: number) => times.filter((time) => time >= begin && time < begin + 1_000).length;
  return { reads: times.length, busiestSecond: Math.max(0, ...times.map(inSecondFrom)) };
}
