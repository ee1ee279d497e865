import type Stripe from "stripe";
import { create as keep, replace } from "../core/events";
import { newId, randomText } from "../core/ids";
import { type Call, pathOf } from "../http/call";
import { is, listOf } from "../http/list";
import { checkUrl } from "./check-url";
import { mergedFeatures, noFeatures } from "./configuration-features";
import { given, mergedMetadata } from "./given";

type Configuration = Stripe.BillingPortal.Configuration;
type Update = Stripe.BillingPortal.ConfigurationUpdateParams;

export function create(call: Call<Stripe.BillingPortal.ConfigurationCreateParams>): object {
  const { account } = call;
  const now = account.now();
  const blank: Configuration = {
    id: newId("bpc"),
    object: "billing_portal.configuration",
    active: true,
    application: null,
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    created: now,
    default_return_url: null,
    features: noFeatures,
    is_default: false,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: {},
    name: null,
    updated: now,
  };
  return keep(call, "billing_portal.configuration", merged(call, blank), "billing_portal.configuration.created");
}

export function update(call: Call<Update>): object {
  const old = call.account.get("billing_portal.configuration", pathOf(call, "configuration"));
  const next = merged(call, old);
  if (JSON.stringify(next) === JSON.stringify(old)) return old;
  const updated = { ...next, updated: call.account.now() };
  return replace(call, "billing_portal.configuration", updated, "billing_portal.configuration.updated");
}

function merged(call: Call<Update>, old: Configuration): Configuration {
  const { params, account } = call;
  const { business_profile: profile, features, login_page: page } = params;
  checkUrl(params.default_return_url, "default_return_url");
  checkUrl(profile?.privacy_policy_url, "business_profile[privacy_policy_url]");
  checkUrl(profile?.terms_of_service_url, "business_profile[terms_of_service_url]");
  const profileChanges = profile && given(profile, "headline", "privacy_policy_url", "terms_of_service_url");
  return {
    ...old,
    ...(given(params, "active", "default_return_url", "name") as Partial<Configuration>),
    ...(profileChanges && { business_profile: { ...old.business_profile, ...profileChanges } }),
    ...(features && { features: mergedFeatures(account, old.features, features) }),
    ...(page && {
      login_page: page.enabled
        ? { enabled: true, url: old.login_page.url ?? `${account.server.origin}/p/login/test_${randomText(16)}` }
        : { enabled: false, url: null },
    }),
    metadata: mergedMetadata(old.metadata, params.metadata),
  };
}

export const retrieve = (call: Call): object =>
  call.account.get("billing_portal.configuration", pathOf(call, "configuration"));

export function list(call: Call<Stripe.BillingPortal.ConfigurationListParams>): object {
  const { active, is_default } = call.params;
  const all = call.account.all("billing_portal.configuration");
  return listOf(
    call,
    all.filter((one) => is(one.active, active) && is(one.is_default, is_default)),
  );
}
