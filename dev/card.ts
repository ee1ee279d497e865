import { relative } from "node:path";
import type { Options } from "./options";
import { clone } from "./processes";
import type { Services } from "./services";
import type { Given } from "./settings";

const people = [
  ["customer@example.com", "subscribed, with some history"],
  ["new@example.com", "nothing yet"],
  ["admin@example.com", "the admin"],
];

/** What the start prints last: where everything is and who may sign in. */
export function card(options: Options, services: Services, given: Given, seconds: number): string {
  const rows = [["App", services.app, ""]];
  if (!given.smtpUrl) rows.push(["Mailbox", services.mailbox, "sign-in links arrive here"]);
  if (!given.stripeSecretKey) rows.push(["Local Stripe", `${services.stripe}/_local`, "what the app sees as Stripe"]);
  const places = rows.map(([name = "", address = "", note]) =>
    `  ${name.padEnd(14)} ${address.padEnd(32)} ${note}`.trimEnd(),
  );
  const signIn = people.map(
    ([email = "", note], at) => `  ${(at ? "" : "Sign in as").padEnd(14)} ${email.padEnd(32)} ${note}`,
  );
  const state = relative(clone, options.dir) || ".";
  return [
    "",
    `  Portico is up: the ${options.mode === "dev" ? "development" : "production"} build, after ${seconds.toFixed(1)} s`,
    "",
    ...places,
    ...(options.isSeeded ? ["", ...signIn] : []),
    "",
    `  Ctrl-C stops everything · --fresh starts over · logs in ${state}/logs`,
    "",
  ].join("\n");
}
