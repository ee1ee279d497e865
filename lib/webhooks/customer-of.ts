import type Stripe from "stripe";
import { idOf } from "@/lib/stripe/objects";

type Named = { object: string; id?: string; customer?: string | { id: string } | null };

/** The Stripe customer that an event is about. A card that was detached has none any more: the event tells whose it was. */
export function customerOf(event: Stripe.Event): string | null {
  const object = event.data.object as Named;
  if (object.object === "customer") return object.id ?? null;
  const previous = event.data.previous_attributes as Partial<Named> | undefined;
  return idOf(object.customer) ?? idOf(previous?.customer);
}
