import type Stripe from "stripe";
import { invalid } from "../core/errors";
import { emit } from "../core/events";
import { deleteCustomer } from "../domain/customers";
import { advanceTestClock, createTestClock, putOnClock } from "../domain/test-clocks";
import { type Call, pathOf } from "../http/call";
import { listOf } from "../http/list";

type Clock = Stripe.TestHelpers.TestClock;

export function create(call: Call<Stripe.TestHelpers.TestClockCreateParams>): object {
  const { customer: id, frozen_time, name = null } = call.params;
  const customer = id ? call.account.get("customer", id, "customer") : undefined;
  if (customer?.test_clock) throw invalid("This customer is on a test clock already.", { param: "customer" });
  const clock = createTestClock(call, frozen_time, name);
  if (customer) putOnClock(call.account, customer, clock.id);
  return clock;
}

const found = (call: Call): Clock => call.account.get("test_helpers.test_clock", pathOf(call, "test_clock"));

export const retrieve = (call: Call): object => found(call);

export const list = (call: Call<Stripe.TestHelpers.TestClockListParams>): object =>
  listOf(call, call.account.all("test_helpers.test_clock"));

/** Moves a clock ahead. What happens on the way has happened when this answers; Stripe takes a while and says `advancing`. */
export function advance(call: Call<Stripe.TestHelpers.TestClockAdvanceParams>): object {
  const { frozen_time } = call.params;
  const clock = found(call);
  if (frozen_time <= clock.frozen_time) {
    throw invalid("The frozen_time must be after the clock's current frozen_time.", { param: "frozen_time" });
  }
  return advanceTestClock(call, clock, frozen_time);
}

/** The customers of a clock go with it. */
export function remove(call: Call): object {
  const { account } = call;
  const clock = found(call);
  for (const customer of account.all("customer"))
    if (customer.test_clock === clock.id) deleteCustomer(call, customer.id);
  account.remove("test_helpers.test_clock", clock.id);
  emit(call, "test_helpers.test_clock.deleted", clock);
  return { id: clock.id, object: "test_helpers.test_clock", deleted: true };
}
