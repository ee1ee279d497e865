import type { Reader } from "@/lib/auth/reader";
import type { BillingSubscription } from "@/lib/subscriptions/billing";
import { nextOf } from "@/lib/subscriptions/status";
import { inWords } from "@/lib/words/in-words";
import { discountWords, priceWords } from "@/lib/words/price-words";
import { longDate } from "../_ui/format-time";

/** What a person reads below their plan's name: what it costs and what happens next, then what there is to do. */
export type SubscriptionWords = { facts: string; advice: string | null };

export function subscriptionWords(
  subscription: BillingSubscription,
  hasCard: boolean,
  reader: Reader,
): SubscriptionWords {
  const { plan, status } = subscription;
  const next = nextOf(subscription);
  const price = [priceWords(subscription, reader.locale), discountWords(subscription.discounts, reader.locale)]
    .filter(Boolean)
    .join(", ");
  const priced = (sentence: string) => (price ? `${price}. ${sentence}` : sentence);
  const held = subscription.isScheduled
    ? "To change or cancel it before the planned change is made, write to us."
    : null;
  const on = (at: Date) => longDate(at, reader);
  switch (next.kind) {
    case "renews":
      return {
        facts:
          subscription.plannedChange?.isUnpaid === false && price ? `${price}.` : priced(`Renews on ${on(next.at)}.`),
        advice: hasCard ? held : "There is no card to charge then. Add one before that day.",
      };
    case "trial_ends":
      return {
        facts: `Free until ${on(next.at)}${price ? `, then ${price}` : ""}.`,
        advice: hasCard ? held : "Add a card before that day, so that it goes on without a break.",
      };
    case "ends":
      return {
        facts: `Ends on ${on(next.at)}. You can use it until then, and nothing more is charged.`,
        advice: "Changed your mind? Take the cancellation back before that day.",
      };
    case "ended":
      return ended(subscription, next.at && on(next.at));
    case "paused":
      return paused(subscription, next.until && on(next.until), hasCard);
    case "payment_overdue":
      return status === "unpaid"
        ? {
            facts: priced(`The payments for ${plan} did not go through, and they are not tried again.`),
            advice: "Update your card, then pay the open invoice. After that everything goes on as before.",
          }
        : {
            facts: priced("The last payment did not go through. It will be tried again in the next days."),
            advice: "Update your card now, so that the next try works and you keep what you have.",
          };
    case "payment_needed":
      return {
        facts: priced(`The first payment did not go through, so ${plan} has not started.`),
        advice: "Pay the open invoice below today. Without the payment the order expires and nothing is charged.",
      };
    case "unknown":
      return {
        facts: priced(`Its state is: ${inWords(status)}.`),
        advice: "See Manage subscription for what comes next.",
      };
  }
}

function ended({ plan, status }: BillingSubscription, on: string | null): SubscriptionWords {
  if (status === "incomplete_expired") {
    return { facts: `The first payment never came, so ${plan} did not start.`, advice: "Choose a plan to begin." };
  }
  return {
    facts: on ? `Ended on ${on}.` : "It has ended.",
    advice: "Your bills stay here. Choose a plan to come back.",
  };
}

function paused({ plan, status }: BillingSubscription, until: string | null, hasCard: boolean): SubscriptionWords {
  // Stripe pauses what ends its trial without a way to pay; with one, it was the customer who paused it
  if (status === "paused" && hasCard) {
    return { facts: `${plan} is paused. Nothing is charged.`, advice: "You can resume it under Manage subscription." };
  }
  if (status === "paused") {
    return { facts: `The trial ended without a way to pay, so ${plan} is paused.`, advice: "Add a card to go on." };
  }
  const facts = until ? `Nothing is charged until ${until}.` : "Nothing is charged for now.";
  return { facts, advice: until ? "After that it goes on by itself." : null };
}
