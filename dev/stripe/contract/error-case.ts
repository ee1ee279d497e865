import Stripe from "stripe";

export type Expected = { status?: number; type?: string; code?: string; param?: string; message?: string | RegExp };
export type ErrorCase = { name: string; call: () => Promise<unknown>; expected: Expected; isLocalOnly?: boolean };

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
