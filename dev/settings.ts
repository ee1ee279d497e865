import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { clone } from "./processes";
import { type Services, writeWhole } from "./services";

/** Real services that the environment names; each takes the place of a stand-in. */
export type Given = { databaseUrl?: string; stripeSecretKey?: string; smtpUrl?: string };

/**
 * Reads the environment and `.env`.
 * @param standInsOnly blanks what `.env` says, so that no program started from here sees it: an empty variable is unset
 * @throws {Error} for a live Stripe key: the set-up and the seed would write to it
 */
export function readGiven(standInsOnly: boolean): Given {
  const file = join(clone, ".env");
  if (standInsOnly) {
    for (const name of existsSync(file) ? Object.keys(parseEnv(readFileSync(file, "utf8"))) : [])
      process.env[name] = "";
    for (const name of settingsOfApp()) process.env[name] = "";
    return {};
  }
  if (existsSync(file)) process.loadEnvFile(file);
  const { DATABASE_URL, STRIPE_SECRET_KEY, SMTP_URL } = process.env;
  if (/^[sr]k_live_/.test(STRIPE_SECRET_KEY ?? "")) {
    throw new Error("STRIPE_SECRET_KEY is a live key: use one of test mode here, or unset it for the local Stripe");
  }
  return {
    databaseUrl: DATABASE_URL || undefined,
    stripeSecretKey: STRIPE_SECRET_KEY || undefined,
    smtpUrl: SMTP_URL || undefined,
  };
}

/** AUTH_URL is next-auth's own. */
function settingsOfApp(): string[] {
  return ["AUTH_URL", ...Object.keys(parseEnv(readFileSync(join(clone, ".env.example"), "utf8")))];
}

/** The app's environment: the addresses, and nothing that says "development". */
export function appEnvironment(services: Services, given: Given, authSecret: string): Record<string, string> {
  const localStripe = {
    STRIPE_API_URL: services.stripe,
    STRIPE_HOSTED_ORIGINS: services.stripe,
    STRIPE_WEBHOOK_SECRET: services.webhookSecret,
  };
  return {
    APP_URL: services.app,
    AUTH_SECRET: authSecret,
    DATABASE_URL: services.databaseUrl,
    STRIPE_SECRET_KEY: services.stripeSecretKey,
    ...(given.stripeSecretKey ? {} : localStripe),
    ...(given.stripeSecretKey && services.webhookSecret ? { STRIPE_WEBHOOK_SECRET: services.webhookSecret } : {}),
    SMTP_URL: services.smtp,
    MAIL_FROM: process.env.MAIL_FROM || "Portico <portico@example.com>",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** The secret that signs sign-in links: the environment's, else one made once and kept, so that links survive a restart. */
export function authSecretIn(dir: string): string {
  if (process.env.AUTH_SECRET) return process.env.AUTH_SECRET;
  const file = join(dir, "auth-secret");
  if (!existsSync(file)) writeWhole(file, randomBytes(33).toString("base64"));
  return readFileSync(file, "utf8");
}
