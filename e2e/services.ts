import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export type Services = {
  app: string;
  mailbox: string;
  stripe: string;
  stripeSecretKey: string;
  webhookSecret: string;
  databaseUrl: string; // as the app logs in
  ownerDatabaseUrl: string; // sees everything
};

/** The state folder of the stack that the tests walk through: the running `npm run preview`, or the one `npm test` starts. */
export const stateFolder = resolve(process.env.E2E_DIR ?? ".local");

/** Where the parts of that stack are. */
export function services(): Services {
  const file = join(stateFolder, "services.json");
  if (!existsSync(file)) throw new Error("Nothing to test: start `npm run preview -- --stand-ins` first");
  return JSON.parse(readFileSync(file, "utf8")) as Services;
}
