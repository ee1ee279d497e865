import type Stripe from "stripe";
import type { Account } from "../core/account";
import { invalid, Refusal } from "../core/errors";
import { newId, randomText } from "../core/ids";
import { type Call, pathOf } from "../http/call";
import { listOf } from "../http/list";
import { checkUrl } from "./check-url";
import { mergedMetadata } from "./given";

const most = 16;

/** The only answer that tells the signing secret. */
export function create(call: Call<Stripe.WebhookEndpointCreateParams>): object {
  const { account, params } = call;
  requirePlatform(account);
  checkUrl(params.url, "url");
  if (account.shelves.webhook_endpoint.size >= most) {
    throw invalid(`You have reached the maximum of ${most} test webhook endpoints.`);
  }
  const endpoint: Stripe.WebhookEndpoint = {
    id: newId("we"),
    object: "webhook_endpoint",
    api_version: params.api_version ?? null,
    application: null,
    created: account.now(),
    description: params.description || null,
    enabled_events: params.enabled_events,
    livemode: false,
    metadata: mergedMetadata(null, params.metadata),
    status: "enabled",
    url: params.url,
  };
  const secret = `whsec_${randomText(32)}`;
  account.saved.secrets.set(endpoint.id, secret);
  if (params.connect) account.saved.connectEndpoints.set(endpoint.id, true);
  account.put("webhook_endpoint", endpoint);
  return { ...endpoint, secret };
}

/** @throws {Refusal} for a call on behalf of a connected account: endpoints are the platform's */
function requirePlatform(account: Account) {
  if (!account.connection) return;
  const message =
    "You are not permitted to configure webhook endpoints on a connected account. Did you mean to create a Connect webhook on your account instead?";
  throw new Refusal(403, { type: "invalid_request_error", message });
}

function found(call: Call): Stripe.WebhookEndpoint {
  requirePlatform(call.account);
  return call.account.get("webhook_endpoint", pathOf(call, "webhook_endpoint"));
}

export const retrieve = (call: Call): object => found(call);

export function list(call: Call<Stripe.WebhookEndpointListParams>): object {
  requirePlatform(call.account);
  return listOf(call, call.account.all("webhook_endpoint"));
}

export function update(call: Call<Stripe.WebhookEndpointUpdateParams>): object {
  const { params, account } = call;
  const endpoint = found(call);
  checkUrl(params.url, "url");
  return account.put("webhook_endpoint", {
    ...endpoint,
    ...(params.url && { url: params.url }),
    ...(params.enabled_events && { enabled_events: params.enabled_events }),
    ...(params.description !== undefined && { description: params.description || null }),
    ...(params.disabled !== undefined && { status: params.disabled ? "disabled" : "enabled" }),
    metadata: mergedMetadata(endpoint.metadata, params.metadata),
  });
}

export function remove(call: Call): object {
  const { id } = found(call);
  call.account.remove("webhook_endpoint", id);
  call.account.saved.secrets.delete(id);
  call.account.saved.connectEndpoints.delete(id);
  return { id, object: "webhook_endpoint", deleted: true };
}
