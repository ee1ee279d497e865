/** The `error` object of Stripe's answer. */
export type ErrorBody = {
  type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  doc_url?: string;
  request_log_url?: string;
  [more: string]: unknown;
};

/** What a handler throws to answer as Stripe does when it refuses. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.message);
  }
}

/** 400 `invalid_request_error`, the common kind. */
export const invalid = (message: string, more: { code?: string; param?: string; status?: number } = {}): Refusal => {
  const { status = 400, ...rest } = more;
  return new Refusal(status, { type: "invalid_request_error", message, ...rest });
};

/** What Stripe does and the local Stripe does not: it says so, rather than do something else. */
export const notBuilt = (what: string, more: { param?: string } = {}): Refusal =>
  new Refusal(501, {
    type: "api_error",
    code: "not_built",
    message: `The local Stripe does not imitate ${what} yet.`,
    ...more,
  });

/**
 * `No such customer: 'cus_x'`: 404 when the id stood in the path, 400 when it stood in the body. An id that contains
 * `live` plays one that exists in live mode, of which there is none here.
 */
export function noSuch(label: string, id: string, param = "id", status = param === "id" ? 404 : 400): Refusal {
  const isElsewhere = id.includes("live");
  const where = "a similar object exists in live mode, but a test mode key was used to make this request.";
  const message = `No such ${label}: '${id}'${isElsewhere ? `; ${where}` : ""}`;
  return invalid(message, { code: "resource_missing", param, status });
}
