import type { ErrorCase } from "./error-case";
import type { ErrorSetup } from "./error-setup";
import { payingCustomer } from "./shop";

/** Portal visits and configurations that cannot be. */
export function portalErrorCases({
  target,
  shop,
  customer,
  configuration,
  subscription,
  ending,
  notOffered,
  closed,
  starterOnly,
  inactive,
  item,
  raw,
  session,
  cancel,
  update,
  confirm,
}: ErrorSetup): ErrorCase[] {
  const { stripe } = target;
  return [
    {
      name: "an unknown customer in the body",
      call: () => session({ customer: "cus_x" }),
      expected: { code: "resource_missing", param: "customer", message: "No such customer: 'cus_x'" },
    },
    {
      name: "a customer of live mode",
      call: () => session({ customer: "cus_live" }),
      expected: {
        code: "resource_missing",
        param: "customer",
        message:
          "No such customer: 'cus_live'; a similar object exists in live mode, but a test mode key was used to make this request.",
      },
      isLocalOnly: true,
    },
    {
      name: "an unknown configuration",
      call: () => session({ configuration: "bpc_x" }),
      expected: { code: "resource_missing", param: "configuration", message: "No such configuration: 'bpc_x'" },
    },
    {
      name: "no configuration when none was saved",
      call: () => stripe.billingPortal.sessions.create({ customer, return_url: "https://shop.test" }),
      expected: {
        message:
          "No configuration provided and your test mode default configuration has not been created. Provide a configuration or create your default by saving your customer portal settings in test mode at https://dashboard.stripe.com/test/settings/billing/portal.",
      },
      isLocalOnly: true,
    },
    {
      name: "a change of plan where the feature is off",
      call: () => session({ configuration: closed, flow_data: confirm(shop.pro.id) }),
      expected: {
        message:
          "This subscription cannot be updated because the subscription update feature in the portal configuration is disabled.",
      },
    },
    {
      name: "a cancellation where the feature is off",
      call: () => session({ configuration: closed, flow_data: cancel(subscription.id) }),
      expected: { message: /subscription cancel feature in the portal configuration is disabled/ },
    },
    {
      name: "a plan that the configuration does not offer",
      call: () => session({ flow_data: confirm(notOffered) }),
      expected: {
        message: `The item \`${item}\` cannot be updated to price \`${notOffered}\` because the configuration \`${configuration}\` does not include the price in its \`features[subscription_update][products]\`.`,
      },
    },
    {
      name: "a change to the plan there is",
      call: () => session({ flow_data: confirm(shop.starter.id) }),
      expected: { message: /^Cannot update the subscription because there are no changes to confirm/ },
    },
    {
      name: "to cancel what is already set to be canceled",
      call: () => session({ flow_data: cancel(ending.id) }),
      expected: {
        param: "flow_data[subscription_cancel][subscription]",
        message: /^The subscription is already set to be canceled at period end/,
      },
    },
    {
      name: "somebody else's subscription",
      call: async () => session({ customer: await payingCustomer(target), flow_data: cancel(subscription.id) }),
      expected: {}, // the wording is not known
    },
    {
      name: "an address that is none",
      call: () => session({ return_url: "shop" }),
      expected: { code: "url_invalid", param: "return_url" },
    },
    {
      name: "plans to switch to that are not named",
      call: () =>
        raw("POST", "/v1/billing_portal/configurations", { features: { subscription_update: { enabled: true } } }),
      expected: { message: /^Missing required param: features\[subscription_update\]\[products\]/ },
    },
    {
      name: "a switch of plan where there is none to switch to",
      call: () => session({ configuration: starterOnly, flow_data: update(subscription.id) }),
      expected: { message: /no price in the portal configuration available to change to/ },
    },
    {
      name: "a configuration that is not in use any more",
      call: () => session({ configuration: inactive }),
      expected: {}, // the wording is not known
    },
  ];
}
