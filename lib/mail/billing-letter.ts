import { env, type mailKinds } from "@/lib/env";
import type { Letter } from "./letter";

export type MailKind = (typeof mailKinds)[number];

/** What a letter tells. */
export type BillingNews = {
  kind: MailKind;
  plan: string;
  /** The day it is about. */
  on: Date | null;
  /** "Visa ending 4242": what is charged next. */
  card: string | null;
  /** "€29.00 a month" */
  price: string | null;
  status: string; // of the subscription, Stripe's
  timeZone: string;
};

/** A letter about somebody's billing. It links to our pages: a portal URL is a credential, and old by the time of reading. */
export function billingLetter(news: BillingNews): Letter {
  const { APP_URL, BRAND_NAME } = env();
  const { subject, sentences, button, page } = words(news);
  return {
    subject,
    sentences,
    button: { label: button, url: `${APP_URL}${pages[page]}` },
    why: `You get this mail because you ${news.kind === "subscription_canceled" ? "had" : "have"} a subscription with ${BRAND_NAME}.`,
  };
}

const pages = { billing: "/account", card: "/account/portal/payment-method" };

type Words = Pick<Letter, "subject" | "sentences"> & { button: string; page: keyof typeof pages };

function words(news: BillingNews): Words {
  const { kind, plan, on, card, timeZone } = news;
  const day = on && new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone }).format(on);
  switch (kind) {
    case "payment_failed":
      return paymentFailed(news);
    case "card_expiring":
      return {
        subject: "Your card is about to expire",
        sentences: [
          `${plan} is paid with your ${card ?? "card"}, which expires ${day ? `after ${day}` : "soon"}.`,
          "Please give a new one in time, so that it goes on without a break.",
        ],
        button: "Update your card",
        page: "card",
      };
    case "trial_ending":
      return trialEnding(news, day);
    case "subscription_ending":
      return {
        subject: `Your ${plan} subscription is set to end`,
        sentences: [
          day ? `${plan} ends on ${day}. You can use it until then.` : `${plan} is set to end.`,
          "You will not be charged again for it. You can take this back at any time before.",
        ],
        button: "See your plan",
        page: "billing",
      };
    case "subscription_canceled":
      return {
        subject: `Your ${plan} subscription has ended`,
        sentences: [`${plan} has ended. Your invoices stay where they are, and you can come back at any time.`],
        button: "See your invoices",
        page: "billing",
      };
  }
}

/** Stripe tries again while it says past due, and not otherwise. */
function paymentFailed({ plan, card, status }: BillingNews): Words {
  const subject = `Your payment for ${plan} did not go through`;
  const what = `We could not charge your ${card ?? "card"} for ${plan}.`;
  if (status === "past_due") {
    const next =
      "We will try again in the next days. To be sure that your plan goes on, check your card or give another.";
    return { subject, sentences: [what, next], button: "Update your card", page: "card" };
  }
  const next =
    status === "incomplete"
      ? `So ${plan} has not started. Pay the open invoice today; without the payment the order expires, and nothing is charged.`
      : "We do not try again by ourselves. Update your card, then pay the open invoice; after that all goes on as before.";
  return { subject, sentences: [what, next], button: "See what is open", page: "billing" };
}

function trialEnding({ plan, card, price }: BillingNews, day: string | null): Words {
  const sentences = [`Your trial of ${plan} ends ${day ? `on ${day}` : "soon"}.`];
  if (!card) {
    sentences.push(`After that it costs ${price ?? "what the plan costs"}, and there is no card to charge.`);
    sentences.push("Add one before that day, so that it goes on without a break.");
    return { subject: `Your trial of ${plan} ends soon`, sentences, button: "Add a card", page: "card" };
  }
  sentences.push(`Then your ${card} is charged for the first time${price ? `: ${price}` : ""}.`);
  sentences.push("If you don’t want to go on, cancel before; it costs nothing.");
  return { subject: `Your trial of ${plan} ends soon`, sentences, button: "See your plan", page: "billing" };
}
