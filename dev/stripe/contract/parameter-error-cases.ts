import type { ErrorCase } from "./error-case";

import type { ErrorSetup } from "./error-setup";

const long = "x".repeat(257);
const strange = { subscription_cancel: { enabled: true, mode: "soon" }, invoice_history: { enabled: "maybe" } };

/** Parameters that cannot be read, and which of several mistakes is told. */
export function parameterErrorCases({ target, raw, session }: ErrorSetup): ErrorCase[] {
  const { stripe } = target;
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
          name: long,
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
      name: "several mistakes: then the value that is not in the list",
      call: () => raw("POST", "/v1/billing_portal/configurations", { name: long, features: strange }),
      expected: {
        param: "features[subscription_cancel][mode]",
        message: /^Invalid features\[subscription_cancel\]\[mode\]: must be one of /,
      },
    },
    {
      name: "several mistakes: then the text that is too long",
      call: () =>
        raw("POST", "/v1/billing_portal/configurations", {
          name: long,
          features: { invoice_history: { enabled: "maybe" } },
        }),
      expected: { param: "name", message: /must be at most 256 characters$/ },
    },
    {
      name: "a switch that is neither on nor off",
      call: () =>
        raw("POST", "/v1/billing_portal/configurations", { features: { invoice_history: { enabled: "maybe" } } }),
      expected: { param: "features[invoice_history][enabled]", message: "Invalid boolean: maybe" },
    },
    {
      name: "a mistake in the parameters before one in what they mean",
      call: () => session({ customer: "cus_x", locale: "tlh" }),
      expected: { param: "locale" },
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
