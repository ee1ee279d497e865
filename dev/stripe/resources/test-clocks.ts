import type Stripe from "stripe";
import { invalid } from "../core/errors";
import { emit, create as keep, replace } from "../core/events";
import { newId } from "../core/ids";
import { deleteCustomer } from "../domain/customers";
import { happenUntil } from "../domain/passing-time";
import { type Call, pathOf } from "../http/call";
import { listOf } from "../http/list";

type Clock = Stripe.TestHelpers.TestClock;
const lifetime = 30 * 24 * 60 * 60;

export function create(call: Call<Stripe.TestHelpers.TestClockCreateParams>): object {
  const { account, params } = call;
  const clock: Clock = {
    id: newId("clock"),
    object: "test_helpers.test_clock",
    created: account.now(),
    deletes_after: account.now() + lifetime,
    frozen_time: params.frozen_time,
    livemode: false,
    name: params.name ?? null,
    status: "ready",
    status_details: {},
  };
  return keep(call, "test_helpers.test_clock", clock, "test_helpers.test_clock.created");
}

const found = (call: Call): Clock => call.account.get("test_helpers.test_clock", pathOf(call, "test_clock"));

export const retrieve = (call: Call): object => found(call);

export const list = (call: Call<Stripe.TestHelpers.TestClockListParams>): object =>
  listOf(call, call.account.all("test_helpers.test_clock"));

/** Moves a clock ahead. What happens on the way has happened when this answers; Stripe takes a while and says `advancing`. */
export function advance(call: Call<Stripe.TestHelpers.TestClockAdvanceParams>): object {
  const { account, params } = call;
  const clock = found(call);
  if (params.frozen_time <= clock.frozen_time) {
    throw invalid("The frozen_time must be after the clock's current frozen_time.", { param: "frozen_time" });
  }
  const status_details = { advancing: { target_frozen_time: params.frozen_time } };
  const advancing: Clock = { ...clock, status: "advancing", status_details };
  replace(call, "test_helpers.test_clock", advancing, "test_helpers.test_clock.advancing");
  const moveTo = (frozen_time: number) => {
    account.put("test_helpers.test_clock", { ...advancing, frozen_time: Math.max(frozen_time, clock.frozen_time) });
  };
  happenUntil(account, clock.id, params.frozen_time, moveTo);
  const ready: Clock = { ...clock, frozen_time: params.frozen_time };
  replace(call, "test_helpers.test_clock", ready, "test_helpers.test_clock.ready");
  return advancing;
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
