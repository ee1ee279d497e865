import type { TestProject } from "vitest/node";
import { startMailbox } from "../mailbox/server";
import { startLocalStripe } from "../stripe/server";
import { ensureTemplate } from "./template-database";
import { joinTestPostgres } from "./test-postgres";

/** Starts what the tests of the app talk to: PostgreSQL, the local Stripe, a mailbox. Once for a whole run. */
export default async function setup(project: TestProject) {
  const { postgres, run, leave } = await joinTestPostgres();
  const template = await ensureTemplate(postgres);
  const [stripe, mailbox] = await Promise.all([
    startLocalStripe({ port: 0 }),
    startMailbox({ smtpPort: 0, httpPort: 0 }),
  ]);
  project.provide("standIns", {
    run,
    template,
    postgresUrl: postgres.url("postgres"),
    stripeUrl: stripe.url,
    smtpUrl: mailbox.smtpUrl,
    mailboxUrl: mailbox.url,
  });
  return async () => {
    await Promise.all([stripe.close(), mailbox.close()]);
    await leave();
  };
}

declare module "vitest" {
  interface ProvidedContext {
    standIns: {
      run: string;
      template: string;
      postgresUrl: string;
      stripeUrl: string;
      smtpUrl: string;
      mailboxUrl: string;
    };
  }
}
