import type Stripe from "stripe";
import type { Account } from "../core/account";

/** The time a customer lives in: its test clock's when it has one. */
export function nowFor(account: Account, customer: string | Stripe.Customer): number {
  const found = typeof customer === "string" ? account.find("customer", customer) : customer;
  const clock = found?.test_clock && account.find("test_helpers.test_clock", String(found.test_clock));
  return clock ? clock.frozen_time : account.now();
}
