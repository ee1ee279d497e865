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
  /** The app with other settings: what follows a deep link, a coupon with a change of plan, tax at Checkout. */
  walks?: Record<"hosted_confirmation" | "portal_homepage", string>;
};

/** Where a person is after a deep link is done, and the address of the app that is set so. */
export const ends = ["redirect", "hosted_confirmation", "portal_homepage"] as const;
export type End = (typeof ends)[number];

/** @throws {Error} when the stack was started without what the walks need */
export function appWith(end: End): string {
  const { app, walks } = services();
  if (!walks) throw new Error("Start it with `npm run preview -- --for-walks`");
  return end === "redirect" ? app : walks[end];
}

/** The state folder of the stack that the tests walk through: the running `npm run preview -- --for-walks`, or the one `npm test` starts. */
export const stateFolder = resolve(process.env.E2E_DIR ?? ".local");

/** Where the parts of that stack are. */
export function services(): Services {
  const file = join(stateFolder, "services.json");
  if (!existsSync(file)) throw new Error("Nothing to test: start `npm run preview -- --for-walks` first");
  return JSON.parse(readFileSync(file, "utf8")) as Services;
}
