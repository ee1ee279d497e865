import { env, type mailKinds } from "@/lib/env";
import type { Letter } from "./letter";

export type MailKind = (typeof mailKinds)[number];

/** What a letter tells: the plan, the day it is about, the card. */
export type BillingNews = { kind: MailKind; plan: string; on: Date | null; card: string | null; timeZone: string };

/** A letter about somebody's billing. It links to our page: a portal URL is a credential, and old by the time of reading. */
export function billingLetter({ kind, plan, on, card, timeZone }: BillingNews): Letter {
  const { APP_URL, BRAND_NAME } = env();
  const day = on && new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone }).format(on);
  const url = `${APP_URL}/account`;
  const why = `You get this mail because you have a subscription with ${BRAND_NAME}.`;
  switch (kind) {
    case "payment_failed":
      return {
        subject: `Your payment for ${plan} did not go through`,
        sentences: [
          `We could not charge ${card ?? "your card"} for ${plan}.`,
          "We will try again in the next days. To be sure that your plan goes on, check your card or give another one.",
        ],
        button: { label: "Check your card", url },
        why,
      };
    case "card_expiring":
      return {
        subject: "Your card is about to expire",
        sentences: [`${card ?? "Your card"} expires soon, and ${plan} is paid with it. Please give a new one in time.`],
        button: { label: "Update your card", url },
        why,
      };
    case "trial_ending":
      return {
        subject: `Your trial of ${plan} ends soon`,
        sentences: [
          day ? `Your trial of ${plan} ends on ${day}.` : `Your trial of ${plan} ends soon.`,
          "Then your card is charged for the first time. If you don't want to go on, cancel before; it costs nothing.",
        ],
        button: { label: "See your plan", url },
        why,
      };
    case "subscription_ending":
      return {
        subject: `Your ${plan} subscription is set to end`,
        sentences: [
          day ? `${plan} ends on ${day}. You can use it until then.` : `${plan} is set to end.`,
          "You will not be charged again for it. You can take this back at any time before.",
        ],
        button: { label: "See your plan", url },
        why,
      };
    case "subscription_canceled":
      return {
        subject: `Your ${plan} subscription has ended`,
        sentences: [`${plan} has ended. Your invoices stay where they are, and you can come back at any time.`],
        button: { label: "See your invoices", url },
        why,
      };
  }
}
