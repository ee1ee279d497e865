import type Stripe from "stripe";
import { forgetOldEvents } from "../core/events";
import { type Call, pathOf } from "../http/call";
import { is, isWithin, listOf } from "../http/list";

export function retrieve(call: Call): object {
  forgetOldEvents(call.account);
  return call.account.get("event", pathOf(call, "id"));
}

export function list(call: Call<Stripe.EventListParams>): object {
  forgetOldEvents(call.account);
  const { created, type, types, delivery_success: isDelivered } = call.params;
  const found = call.account.all("event").filter((event) => {
    const isWanted = matches(event.type, type) && (!types || types.includes(event.type));
    const hasArrived = isDelivered === undefined || isDelivered === (event.pending_webhooks === 0);
    return isWanted && hasArrived && isWithin(event.created, created);
  });
  return listOf(call, found);
}

/** A type may end in `.*`. */
const matches = (type: string, wanted: string | undefined) =>
  wanted?.endsWith("*") ? type.startsWith(wanted.slice(0, -1)) : is(type, wanted);
