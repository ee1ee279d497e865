import type Stripe from "stripe";
import type { Act } from "../core/act";
import { create } from "../core/events";
import { newId, randomText } from "../core/ids";

/** A new session in place of an expired one: the same configuration and way back, at the portal's home. */
export function renewPortalLink(act: Act, expired: Stripe.BillingPortal.Session): Stripe.BillingPortal.Session {
  const { account } = act;
  const token = `test_${randomText(48)}`;
  const session = {
    ...expired,
    id: newId("bps"),
    created: account.now(),
    flow: null,
    url: `${account.server.origin}/p/session/${token}`,
  };
  account.saved.portalLinks.set(token, { session: session.id, lastUsedAt: null });
  return create(act, "billing_portal.session", session, "billing_portal.session.created");
}
