import type Stripe from "stripe";
import type { MailKind } from "@/lib/mail/billing-letter";
import { idOf } from "@/lib/stripe/objects";
import type { Change } from "@/lib/subscriptions/changes";

/** A mail that is due. `key` says what it is about: the same thing is never told twice. */
export type DueMail = { kind: MailKind; key: string; subscriptionId: string };

const mostAgeSeconds = 3 * 24 * 60 * 60;

/** The mails that an event asks for. What comes days late (a backfill, a long outage) is news to nobody. */
export function mailsOf(event: Stripe.Event, changes: Change[], now = new Date()): DueMail[] {
  if (event.created < now.getTime() / 1000 - mostAgeSeconds) return [];
  switch (event.type) {
    case "invoice.payment_failed": {
      const { id, attempt_count, parent } = event.data.object;
      const subscriptionId = idOf(parent?.subscription_details?.subscription);
      if (!subscriptionId) return [];
      return [{ kind: "payment_failed", key: `payment_failed:${id}:${attempt_count}`, subscriptionId }];
    }
    case "customer.subscription.trial_will_end": {
      const { id, trial_end } = event.data.object;
      return [{ kind: "trial_ending", key: `trial_ending:${id}:${trial_end}`, subscriptionId: id }];
    }
    case "customer.subscription.updated": {
      const { id } = event.data.object;
      const isEnding = changes.some(({ kind }) => kind === "cancellation_scheduled");
      return isEnding
        ? [{ kind: "subscription_ending", key: `subscription_ending:${event.id}`, subscriptionId: id }]
        : [];
    }
    case "customer.subscription.deleted": {
      const { id } = event.data.object;
      return [{ kind: "subscription_canceled", key: `subscription_canceled:${id}`, subscriptionId: id }];
    }
    default:
      return [];
  }
}
