import type { Options } from "./options";
import { choosePort } from "./ports";
import type { Services } from "./services";
import type { Given } from "./settings";
import type { OtherEnd } from "./walk-settings";

export type Addresses = Pick<Services, "app" | "mailbox" | "stripe" | "smtp" | "stripeSecretKey" | "walks"> & {
  ports: { app: number; mailbox: number; smtp: number; stripe: number };
};

/** Where everything will be: the addresses of the last start where they are free, and real services where given. */
export async function chooseAddresses(
  before: Partial<Services>,
  given: Given,
  { isForWalks }: Options,
): Promise<Addresses> {
  const wanted = process.env.APP_URL ?? "";
  const isTunnel = URL.canParse(wanted) && !["localhost", "127.0.0.1"].includes(new URL(wanted).hostname);
  const ports = {
    app: await choosePort(3000, isTunnel ? undefined : wanted || before.app),
    mailbox: await choosePort(8025, before.mailbox),
    smtp: await choosePort(1025, before.smtp),
    stripe: await choosePort(12111, before.stripe),
  };
  return {
    ports,
    ...(isForWalks && { walks: await walkAddresses(before) }),
    app: isTunnel ? new URL(wanted).origin : `http://localhost:${ports.app}`,
    mailbox: `http://localhost:${ports.mailbox}`,
    smtp: given.smtpUrl ?? `smtp://127.0.0.1:${ports.smtp}`,
    stripe: given.stripeSecretKey
      ? process.env.STRIPE_API_URL || "https://api.stripe.com"
      : `http://localhost:${ports.stripe}`,
    // every key is an account of its own in the local Stripe; this one is that of the state folder
    stripeSecretKey: given.stripeSecretKey ?? "sk_test_local_portico",
  };
}

async function walkAddresses({ walks }: Partial<Services>): Promise<Record<OtherEnd, string>> {
  return {
    hosted_confirmation: `http://localhost:${await choosePort(3100, walks?.hosted_confirmation)}`,
    portal_homepage: `http://localhost:${await choosePort(3200, walks?.portal_homepage)}`,
  };
}
