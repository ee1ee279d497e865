import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { OtherEnd } from "./walk-settings";

/** Where everything is: `services.json` in the state folder, for scripts, tests and the next start. */
export type Services = {
  app: string;
  mailbox: string;
  stripe: string;
  smtp: string;
  stripeSecretKey: string;
  webhookSecret: string;
  /** As the app logs in. */
  databaseUrl: string;
  /** As the owner of the tables does: for migrations, and for whoever wants to see everything. */
  ownerDatabaseUrl: string;
  /** The app with other settings, where the browser tests want it so. */
  walks?: Record<OtherEnd, string>;
};

/** What the last start in this state folder wrote; empty when there was none. */
export function readServices(dir: string): Partial<Services> {
  try {
    return JSON.parse(readFileSync(join(dir, "services.json"), "utf8")) as Partial<Services>;
  } catch {
    return {};
  }
}

export function writeServices(dir: string, services: Partial<Services>) {
  writeWhole(join(dir, "services.json"), `${JSON.stringify(services, null, 2)}\n`);
}

/** Writes a file that only this account may read; a reader sees the old one or the new one, never a part. */
export function writeWhole(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text, { mode: 0o600 });
  renameSync(unfinished, file);
}
