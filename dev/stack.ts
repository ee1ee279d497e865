import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chooseAddresses } from "./addresses";
import { buildApp } from "./build";
import { ensurePrismaClient, migrate } from "./migrate";
import type { Options } from "./options";
import { type Context, startApps, startDatabase, startMailbox, startStripe } from "./parts";
import { ensureAppRole } from "./postgres/app-role";
import { removeHome } from "./postgres/home";
import { stopPostgres } from "./postgres/server";
import { stopProcesses } from "./processes";
import { step } from "./progress";
import { runToEnd } from "./run-to-end";
import { readServices, type Services, writeServices } from "./services";
import { appEnvironment, authSecretIn, type Given, readGiven } from "./settings";

/** Brings everything up, in the order in which one needs the other. What fails is thrown as a StepError. */
export async function startStack(
  options: Options,
  onDeath: Context["onDeath"],
): Promise<{ services: Services; given: Given }> {
  const { dir } = options;
  const given = readGiven(options.standInsOnly);
  if (options.isFresh) await step("Removing what was there", () => removeState(dir));
  mkdirSync(join(dir, "logs"), { recursive: true });
  const before = readServices(dir);
  const addresses = await chooseAddresses(before, given, options);
  const context = { options, addresses, onDeath };

  const client = step("Prisma client", ensurePrismaClient);
  const building =
    options.mode === "preview" ? client.then(() => step("Production build", () => buildApp(options.app))) : undefined;
  building?.catch(() => {}); // it is awaited below, after what may go on beside it
  const [ownerDatabaseUrl] = await together([
    given.databaseUrl ?? step("PostgreSQL", () => startDatabase(dir)),
    given.smtpUrl ? "" : step("Mailbox", () => startMailbox(context)),
    given.stripeSecretKey ? "" : step("Local Stripe", () => startStripe(context)),
    client,
  ] as const);
  await step("Migrations", () => migrate(ownerDatabaseUrl));
  // a database of one's own is used with the one role that is given
  const databaseUrl = given.databaseUrl ?? (await ensureAppRole(ownerDatabaseUrl));

  const { ports: _, ...places } = addresses;
  const webhookSecret = (given.stripeSecretKey ? process.env.STRIPE_WEBHOOK_SECRET : before.webhookSecret) ?? "";
  const services: Services = { ...places, databaseUrl, ownerDatabaseUrl, webhookSecret };
  const authSecret = authSecretIn(dir);
  const env = () => appEnvironment(services, given, authSecret);

  await step("Stripe, set up", async () => {
    const printed = await runToEnd("npm", ["run", "--silent", "stripe:setup"], { env: env() });
    services.webhookSecret = /^STRIPE_WEBHOOK_SECRET=(whsec_\S+)/m.exec(printed)?.[1] ?? services.webhookSecret;
    writeServices(dir, services); // at once: Stripe tells the secret of an endpoint only when it is made
  });
  if (options.isSeeded && isLocal(databaseUrl)) {
    const prisma = "node_modules/prisma/build/index.js";
    await step("Example people", () => runToEnd(process.execPath, [prisma, "db", "seed"], { env: env() }));
  }
  await building;
  await step(`App, ${options.mode === "dev" ? "development" : "production"} build`, () => startApps(context, env()));
  return { services, given };
}

/** Stops what runs, the database last: the others may still have something to write. */
export async function stopStack(dir: string): Promise<void> {
  await stopProcesses();
  await stopPostgres(join(dir, "postgres"));
}

/** All of them, or the first failure, once none of the others is half-way any more. */
async function together<Work extends readonly unknown[]>(work: Work) {
  try {
    return await Promise.all(work);
  } catch (error) {
    await stopProcesses();
    await Promise.allSettled(work);
    throw error;
  }
}

async function removeState(dir: string) {
  await stopPostgres(join(dir, "postgres"));
  removeHome(join(dir, "postgres"));
  for (const name of ["stripe.json", "services.json", "auth-secret", "logs"]) {
    rmSync(join(dir, name), { recursive: true, force: true });
  }
}

/** The seed writes to a database on this machine only. */
const isLocal = (databaseUrl: string) => ["localhost", "127.0.0.1", "[::1]"].includes(new URL(databaseUrl).hostname);
