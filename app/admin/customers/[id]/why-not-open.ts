import { isElsewhere } from "@/lib/customers/ensure-customer";
import type { PersonCustomer } from "@/lib/customers/find-person";
import { isLivemode } from "@/lib/env";

/** Why nobody can open this customer's portal from here, for staff; null where they can. */
export function whyNotOpen(customer: PersonCustomer): string | null {
  if (customer.deletedAt) {
    return "It cannot be opened: the customer was deleted at Stripe, with their subscriptions. Nothing brings them back.";
  }
  if (customer.livemode !== isLivemode()) {
    const mode = customer.livemode ? "live" : "test";
    return `It cannot be opened from here: the customer is of Stripe’s ${mode} mode, and this deployment is not.`;
  }
  if (isElsewhere(customer)) {
    return `It cannot be opened from here: the customer belongs to the connected account ${customer.stripeAccountId}.`;
  }
  return null;
}
