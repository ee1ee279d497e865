import Stripe from "stripe";
import { featuresOffering, openShop, payingCustomer } from "./shop";
import type { Target } from "./target";

export type Expected = { status?: number; type?: string; code?: string; param?: string; message?: string | RegExp };
export type ErrorCase = { name: string; call: () => Promise<unknown>; expected: Expected; isLocalOnly?: boolean };

/** What Stripe is known to refuse, and how: status, type, code, param and wording. */
export async function errorCases(target: Target): Promise<ErrorCase[]> {
  const { stripe } = target;
  const shop = await openShop(target);
  const configuration = shop.configuration.id;
  const customer = await payingCustomer(target);
  const subscribe = () => stripe.subscriptions.create({ customer, items: [{ price: shop.starter.id }] });
  const [subscription, ending] = [await subscribe(), await subscribe()];
  await stripe.subscriptions.update(ending.id, { cancel_at_period_end: true });
  const product = String(shop.starter.product);
  const weekly = { product, currency: "eur", unit_amount: 1, recurring: { interval: "week" as const } };
  const notOffered = (await stripe.prices.create(weekly)).id;
  const off = { subscription_cancel: { enabled: false }, subscription_update: { enabled: false } };
  const features = { ...featuresOffering([]), ...off };
  const closed = (await stripe.billingPortal.configurations.create({ features })).id;
  const usedKey = `used-${Date.now()}`;
  await stripe.customers.create({ email: "ada@example.com" }, { idempotencyKey: usedKey });

  const raw = (method: string, path: string, params?: Record<string, unknown>) =>
    stripe.rawRequest(method, path, params);
  const session = (params: Record<string, unknown>) =>
    raw("POST", "/v1/billing_portal/sessions", { customer, configuration, return_url: "https://shop.test", ...params });
  const cancel = (id: string) => ({ type: "subscription_cancel", subscription_cancel: { subscription: id } });
  const item = subscription.items.data[0]?.id ?? "";
  const confirm = (price: string) => ({
    type: "subscription_update_confirm",
    subscription_update_confirm: { subscription: subscription.id, items: [{ id: item, price, quantity: 1 }] },
  });

  return [
    {
      name: "an unknown parameter",
      call: () => session({ flow_data: { type: "customer_update", foo: 1 } }),
      expected: {
        code: "parameter_unknown",
        param: "flow_data[foo]",
        message: "Received unknown parameter: flow_data[foo]",
      },
    },
    {
      name: "a missing parameter",
      call: () => raw("POST", "/v1/billing_portal/configurations", {}),
      expected: { code: "parameter_missing", param: "features", message: /^Missing required param: features/ },
    },
    {
      name: "a missing parameter inside another",
      call: () => session({ flow_data: { after_completion: { type: "portal_homepage" } } }),
      expected: { code: "parameter_missing", param: "flow_data[type]" },
    },
    {
      name: "a value that is not in the list",
      call: () => session({ locale: "tlh" }),
      expected: { param: "locale", message: /^Invalid locale: must be one of auto, bg, .*, or zh-TW$/ },
    },
    {
      name: "a text that is too long",
      call: () =>
        raw("POST", "/v1/billing_portal/configurations", {
          name: "x".repeat(257),
          features: { invoice_history: { enabled: true } },
        }),
      expected: { param: "name", message: "Invalid string: xxxx...xxxx; must be at most 256 characters" },
    },
    {
      name: "a number that is none",
      call: () => stripe.customers.list({ limit: "many" as unknown as number }),
      expected: { code: "parameter_invalid_integer", param: "limit", message: "Invalid integer: many" },
    },
    {
      name: "an id that is empty",
      call: () => session({ configuration: "" }),
      expected: {
        code: "parameter_invalid_empty",
        param: "configuration",
        message: /^You passed an empty string for 'configuration'/,
      },
    },
    {
      name: "an unknown customer in the body",
      call: () => session({ customer: "cus_x" }),
      expected: { code: "resource_missing", param: "customer", message: "No such customer: 'cus_x'" },
    },
    {
      name: "an unknown customer in the path",
      call: () => stripe.customers.retrieve("cus_x"),
      expected: { status: 404, code: "resource_missing", param: "id", message: "No such customer: 'cus_x'" },
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
      name: "a URL that is no operation",
      call: () => raw("GET", "/v1/nothing"),
      expected: { status: 404, message: /^Unrecognized request URL \(GET: \/v1\/nothing\)/ },
    },
    {
      name: "an idempotency key that was used with other parameters",
      call: () => stripe.customers.create({ email: "bob@example.com" }, { idempotencyKey: usedKey }),
      expected: {
        type: "StripeIdempotencyError",
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${usedKey}' if you meant to execute a different request.`,
      },
    },
    {
      name: "plans to switch to that are not named",
      call: () =>
        raw("POST", "/v1/billing_portal/configurations", { features: { subscription_update: { enabled: true } } }),
      expected: { message: /^Missing required param: features\[subscription_update\]\[products\]/ },
    },
    {
      name: "several mistakes: the unknown parameter first",
      call: () => session({ locale: "tlh", foo: 1, flow_data: {} }),
      expected: { code: "parameter_unknown", param: "foo" },
    },
    {
      name: "several mistakes: then the missing one",
      call: () => session({ locale: "tlh", flow_data: { after_completion: { type: "redirect" } } }),
      expected: { code: "parameter_missing", param: "flow_data[type]" },
    },
    {
      name: "a metadata value that is too long",
      call: () => raw("POST", "/v1/customers", { metadata: { note: "x".repeat(501) } }),
      expected: {
        message: /^Metadata values can have up to 500 characters, but you passed in a value that is 501 characters/,
      },
    },
  ];
}

/** Where a refusal is not what is known of Stripe's; nothing when it is. */
export async function differencesOf({ call, expected }: ErrorCase): Promise<string[]> {
  const { status = 400, type = "StripeInvalidRequestError", code, param, message } = expected;
  const refusal = await call().then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(refusal instanceof Stripe.errors.StripeError)) return [refusal ? String(refusal) : "it was taken"];
  const isWorded = message instanceof RegExp ? message.test(refusal.message) : refusal.message === message;
  return [
    ...(refusal.statusCode === status ? [] : [`status ${refusal.statusCode} instead of ${status}`]),
    ...(refusal.type === type ? [] : [`type ${refusal.type} instead of ${type}`]),
    ...(code === undefined || refusal.code === code ? [] : [`code ${refusal.code} instead of ${code}`]),
    ...(param === undefined || refusal.param === param ? [] : [`param ${refusal.param} instead of ${param}`]),
    ...(message === undefined || isWorded ? [] : [`"${refusal.message}" instead of "${message}"`]),
  ];
}
