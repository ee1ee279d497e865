import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Addresses } from "./addresses";
import { next, nextStart } from "./build";
import type { Options } from "./options";
import { startPart } from "./part";
import { createDatabase } from "./postgres/databases";
import { startPostgres } from "./postgres/server";
import { firstEnd, otherEnds, walkSettings } from "./walk-settings";

export type Context = { options: Options; addresses: Addresses; onDeath: (reason: Error) => void };

const script = (file: string, ...args: string[]) => ["--import", "tsx", file, ...args];
export const logIn = (dir: string, name: string) => join(dir, "logs", `${name}.log`);

/** @returns the address of the app's database */
export async function startDatabase(dir: string): Promise<string> {
  const postgres = await startPostgres({ dir: join(dir, "postgres") });
  await createDatabase(postgres.url("postgres"), "portico");
  rmSync(logIn(dir, "postgres"), { force: true });
  symlinkSync(postgres.log, logIn(dir, "postgres"));
  return postgres.url("portico");
}

export function startMailbox({ options, addresses, onDeath }: Context): Promise<void> {
  const { smtp, mailbox } = addresses.ports;
  const args = script("dev/mailbox/server.ts", "--smtp", String(smtp), "--http", String(mailbox));
  const healthUrl = addresses.mailbox;
  return startPart({ name: "The mailbox", args, log: logIn(options.dir, "mailbox"), healthUrl, onDeath });
}

export function startStripe({ options, addresses, onDeath }: Context): Promise<void> {
  const state = join(options.dir, "stripe.json");
  const args = script(
    "dev/stripe/server.ts",
    "--port",
    String(addresses.ports.stripe),
    "--state",
    state,
    "--smtp",
    addresses.smtp,
  );
  const healthUrl = `${addresses.stripe}/_local/health`;
  return startPart({ name: "The local Stripe", args, log: logIn(options.dir, "stripe"), healthUrl, onDeath });
}

/** The app; for the browser tests, also with each of the other settings. */
export async function startApps(context: Context, env: Record<string, string>): Promise<void> {
  const { ports, walks } = context.addresses;
  if (!walks) return startApp(context, { port: ports.app, log: "app" }, env);
  await startApp(context, { port: ports.app, log: "app" }, { ...env, ...walkSettings[firstEnd] });
  for (const end of otherEnds) {
    const place = { port: Number(new URL(walks[end]).port), log: `app-${end}` };
    await startApp(context, place, { ...env, APP_URL: walks[end], WORKER: "off", ...walkSettings[end] });
  }
}

function startApp(
  { options, onDeath }: Context,
  { port, log: name }: { port: number; log: string },
  env: Record<string, string>,
): Promise<void> {
  const args = [...(options.mode === "dev" ? [next, "dev"] : nextStart), "-H", "127.0.0.1", "-p", String(port)];
  const healthUrl = `http://localhost:${port}/api/health`;
  const log = logIn(options.dir, name);
  return startPart({ name: "The app", args, env, cwd: options.app, log, healthUrl, isShown: true, onDeath });
}
