import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTarget, refusalOf, type Target } from "./target";

let target: Target;
let stripe: Stripe;
let customer: string;
let configuration: string;
beforeAll(async () => {
  target = await openTarget();
  stripe = target.stripe;
  customer = (await stripe.customers.create({ email: "ada@example.com" })).id;
  const features = { invoice_history: { enabled: true } };
  configuration = (await stripe.billingPortal.configurations.create({ features })).id;
});
afterAll(() => target.close());

const raw = (method: string, path: string, params?: Record<string, unknown>) => stripe.rawRequest(method, path, params);
const session = (params: Record<string, unknown>) =>
  raw("POST", "/v1/billing_portal/sessions", { customer, configuration, return_url: "https://shop.test", ...params });

type Expected = { status?: number; code?: string; param?: string; message?: string | RegExp };
const cases: [string, () => Promise<unknown>, Expected][] = [
  [
    "an unknown parameter",
    () => session({ flow_data: { type: "customer_update", foo: 1 } }),
    { code: "parameter_unknown", param: "flow_data[foo]", message: "Received unknown parameter: flow_data[foo]" },
  ],
  [
    "a missing parameter",
    () => raw("POST", "/v1/billing_portal/configurations", {}),
    { code: "parameter_missing", param: "features", message: /^Missing required param: features/ },
  ],
  [
    "a missing parameter inside another",
    () => session({ flow_data: { after_completion: { type: "portal_homepage" } } }),
    { code: "parameter_missing", param: "flow_data[type]" },
  ],
  [
    "a value that is not in the list",
    () => session({ locale: "tlh" }),
    { param: "locale", message: /^Invalid locale: must be one of auto, bg, .*, or zh-TW$/ },
  ],
  [
    "a text that is too long",
    () =>
      raw("POST", "/v1/billing_portal/configurations", {
        name: "x".repeat(257),
        features: { invoice_history: { enabled: true } },
      }),
    { param: "name", message: "Invalid string: xxxx...xxxx; must be at most 256 characters" },
  ],
  [
    "a number that is none",
    () => stripe.customers.list({ limit: "many" as unknown as number }),
    { code: "parameter_invalid_integer", param: "limit", message: "Invalid integer: many" },
  ],
  [
    "an id that is empty",
    () => session({ configuration: "" }),
    {
      code: "parameter_invalid_empty",
      param: "configuration",
      message: /^You passed an empty string for 'configuration'/,
    },
  ],
  [
    "an unknown customer in the body",
    () => session({ customer: "cus_x" }),
    { code: "resource_missing", param: "customer", message: "No such customer: 'cus_x'" },
  ],
  [
    "an unknown customer in the path",
    () => stripe.customers.retrieve("cus_x"),
    { status: 404, code: "resource_missing", param: "id", message: "No such customer: 'cus_x'" },
  ],
  [
    "an unknown configuration",
    () => session({ configuration: "bpc_x" }),
    { code: "resource_missing", param: "configuration", message: "No such configuration: 'bpc_x'" },
  ],
  ["an address that is none", () => session({ return_url: "shop" }), { code: "url_invalid", param: "return_url" }],
  [
    "a URL that is no operation",
    () => raw("GET", "/v1/nothing"),
    { status: 404, message: /^Unrecognized request URL \(GET: \/v1\/nothing\)/ },
  ],
  [
    "plans to switch to that are not named",
    () => raw("POST", "/v1/billing_portal/configurations", { features: { subscription_update: { enabled: true } } }),
    { message: /^Missing required param: features\[subscription_update\]\[products\]/ },
  ],
  [
    "several mistakes: the unknown parameter first",
    () => session({ locale: "tlh", foo: 1, flow_data: {} }),
    { code: "parameter_unknown", param: "foo" },
  ],
  [
    "several mistakes: then the missing one",
    () => session({ locale: "tlh", flow_data: { after_completion: { type: "redirect" } } }),
    { code: "parameter_missing", param: "flow_data[type]" },
  ],
  [
    "a metadata value that is too long",
    () => raw("POST", "/v1/customers", { metadata: { note: "x".repeat(501) } }),
    { message: /^Metadata values can have up to 500 characters, but you passed in a value that is 501 characters/ },
  ],
];

describe("Stripe refuses", () => {
  it.each(cases)("%s", async (_, call, { status = 400, message, ...expected }) => {
    const refusal = await refusalOf(call());
    expect(refusal).toMatchObject({ ...expected, type: "StripeInvalidRequestError", statusCode: status });
    if (message) expect(refusal.message).toMatch(message);
  });

  it("a key that is none", async () => {
    const { host, port, protocol } = { host: "api.stripe.com", port: 443, protocol: "https" as const };
    const real = new Stripe("sk_test_", { host, port, protocol, maxNetworkRetries: 0 });
    const other = target.isReal ? real : withKey("sk_live_0123456789abcdef");
    expect(await refusalOf(other.customers.list())).toMatchObject({
      statusCode: 401,
      type: "StripeAuthenticationError",
    });
  });
});

function withKey(key: string): Stripe {
  return new Stripe(key, {
    protocol: "http",
    host: "localhost",
    port: stripe.getApiField("port"),
    maxNetworkRetries: 0,
  });
}
