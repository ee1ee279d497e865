import type Stripe from "stripe";
import type { Act } from "../core/act";
import { invalid } from "../core/errors";
import { replace } from "../core/events";
import { withRecovery } from "./checkout-recovery";

export function expireSession(act: Act, id: string): Stripe.Checkout.Session {
  const session = act.account.get("checkout.session", id);
  if (session.status !== "open") {
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  }
  const expired = withRecovery(act.account, { ...session, status: "expired", url: null });
  return replace(act, "checkout.session", expired, "checkout.session.expired");
}
