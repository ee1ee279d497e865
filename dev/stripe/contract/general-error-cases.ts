import type { ErrorCase } from "./error-case";

import type { ErrorSetup } from "./error-setup";

/** What is refused whatever it is about: things that are not there, keys used twice. */
export function generalErrorCases({ target, usedKey, raw }: ErrorSetup): ErrorCase[] {
  const { stripe } = target;
  return [
    {
      name: "an unknown customer in the path",
      call: () => stripe.customers.retrieve("cus_x"),
      expected: { status: 404, code: "resource_missing", param: "id", message: "No such customer: 'cus_x'" },
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
  ];
}
