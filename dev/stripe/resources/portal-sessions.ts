import type Stripe from "stripe";
import { invalid } from "../core/errors";
import { create as keep } from "../core/events";
import { newId, randomText } from "../core/ids";
import { checkFlow } from "../domain/portal-flow-checks";
import type { Call } from "../http/call";
import { checkUrl } from "./check-url";
import { flowOf } from "./portal-flow";

type Params = Stripe.BillingPortal.SessionCreateParams;
type Session = Stripe.BillingPortal.Session;

/** The one operation portal sessions have: they can be neither listed nor read again. */
export function create(call: Call<Params>): object {
  const { account, params } = call;
  const { customer, flow_data } = params;
  if (params.customer_account) account.get("customer", params.customer_account, "customer_account");
  if (!customer) throw invalid("Missing required param: customer.", { code: "parameter_missing", param: "customer" });
  account.get("customer", customer, "customer");
  const configuration = configurationOf(call);
  checkUrl(params.return_url, "return_url");
  if (!params.return_url && !configuration.default_return_url) {
    throw invalid("Missing required param: return_url.", { code: "parameter_missing", param: "return_url" });
  }
  if (flow_data) checkFlow(account, customer, configuration, flow_data);
  const token = randomText(48);
  const session: Session = {
    id: newId("bps"),
    object: "billing_portal.session",
    after_expiration: afterExpirationOf(params),
    configuration: configuration.id,
    created: account.now(),
    customer,
    customer_account: null,
    flow: flow_data ? flowOf(flow_data) : null,
    livemode: false,
    locale: params.locale ?? null,
    on_behalf_of: params.on_behalf_of ?? null,
    return_url: params.return_url ?? configuration.default_return_url,
    url: `${account.server.origin}/p/session/test_${token}`,
  };
  account.saved.portalLinks.set(`test_${token}`, { session: session.id, lastUsedAt: null });
  return keep(call, "billing_portal.session", session, "billing_portal.session.created");
}

/** Only the Dashboard can save a default configuration, and here there is none: one has to be named. */
function configurationOf({ account, params }: Call<Params>): Stripe.BillingPortal.Configuration {
  const { configuration: id } = params;
  const found = id
    ? account.get("billing_portal.configuration", id, "configuration")
    : account.all("billing_portal.configuration").find(({ is_default }) => is_default);
  if (!found) {
    throw invalid(
      "No configuration provided and your test mode default configuration has not been created. Provide a configuration or create your default by saving your customer portal settings in test mode at https://dashboard.stripe.com/test/settings/billing/portal.",
    );
  }
  if (!found.active) throw invalid(`The configuration \`${found.id}\` is inactive.`, { param: "configuration" });
  return found;
}

function afterExpirationOf({ after_expiration: given }: Params): Session["after_expiration"] {
  if (!given) return null;
  return { customer_login: { expires_at: given.customer_login?.expires_at ?? null }, type: given.type };
}
