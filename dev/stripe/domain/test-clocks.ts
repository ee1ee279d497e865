import type Stripe from "stripe";
import type { Account } from "../core/account";
import { type Act, clockAct } from "../core/act";
import { create, replace } from "../core/events";
import { newId } from "../core/ids";
import { happenUntil } from "./passing-time";

type Clock = Stripe.TestHelpers.TestClock;
const lifetime = 30 * 24 * 60 * 60;

export function createTestClock(act: Act, frozen_time: number, name: string | null): Clock {
  const now = act.account.now();
  const clock: Clock = {
    id: newId("clock"),
    object: "test_helpers.test_clock",
    created: now,
    deletes_after: now + lifetime,
    frozen_time,
    livemode: false,
    name,
    status: "ready",
    status_details: {},
  };
  return create(act, "test_helpers.test_clock", clock, "test_helpers.test_clock.created");
}

/** Moves a clock ahead; what falls due on the way has happened when this returns. @returns the clock while it moved */
export function advanceTestClock(act: Act, clock: Clock, to: number): Clock {
  const { account } = act;
  const status_details = { advancing: { target_frozen_time: to } };
  const advancing: Clock = { ...clock, status: "advancing", status_details };
  replace(act, "test_helpers.test_clock", advancing, "test_helpers.test_clock.advancing");
  const moveTo = (frozen_time: number) => {
    account.put("test_helpers.test_clock", { ...advancing, frozen_time: Math.max(frozen_time, clock.frozen_time) });
  };
  happenUntil(account, clock.id, to, moveTo);
  replace(act, "test_helpers.test_clock", { ...clock, frozen_time: to }, "test_helpers.test_clock.ready");
  return advancing;
}

/**
 * Lets time pass for one customer alone, and for nobody else of the account: on a test clock of their own, which they get
 * when they have none. @returns the customer's time
 */
export function advanceCustomer(account: Account, id: string, seconds: number): number {
  const act = clockAct(account);
  const clock = clockOf(act, account.get("customer", id, "customer"));
  if (seconds) advanceTestClock(act, clock, clock.frozen_time + seconds);
  return clock.frozen_time + seconds;
}

function clockOf(act: Act, customer: Stripe.Customer): Clock {
  const { account } = act;
  if (customer.test_clock) return account.get("test_helpers.test_clock", String(customer.test_clock));
  const clock = createTestClock(act, account.now(), `${customer.id} alone`);
  putOnClock(account, customer, clock.id);
  return clock;
}

/** From now on this customer, and what they have, lives by a test clock. */
export function putOnClock(account: Account, customer: Stripe.Customer, clock: string) {
  account.put("customer", { ...customer, test_clock: clock });
  for (const subscription of account.subscriptionsOf(customer.id)) {
    account.put("subscription", { ...subscription, test_clock: clock });
  }
}
