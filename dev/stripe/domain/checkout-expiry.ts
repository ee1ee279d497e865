import type Stripe from "stripe";
import type { Act } from "../core/act";
import { invalid } from "../core/errors";
import { replace } from "../core/events";

export function expireSession(act: Act, id: string): Stripe.Checkout.Session {
  const session = act.account.get("checkout.session", id);
  if (session.status !== "open") {
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  }
  return replace(act, "checkout.session", { ...session, status: "expired", url: null }, "checkout.session.expired");
}
