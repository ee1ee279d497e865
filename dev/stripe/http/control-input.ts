import { invalid } from "../core/errors";
import type { Fault } from "../core/faults";
import { type StatusAfterRetries, statusesAfterRetries } from "../core/saved";
import type { Grievance } from "../domain/test-cards";

/** The body of a control call; nothing counts as an empty object. */
export async function readJson(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (!text.trim()) return {};
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw invalid("The body is not JSON.");
  }
}

const wanted: Record<keyof Fault, "string" | "number" | "boolean"> = {
  operation: "string",
  times: "number",
  status: "number",
  code: "string",
  message: "string",
  body: "string",
  delayMs: "number",
  drip: "boolean",
  hang: "boolean",
  reset: "boolean",
  afterCommit: "boolean",
};

/** @throws {Refusal} naming the field that is unknown or of the wrong type */
export function readFault(body: Record<string, unknown>): Fault {
  for (const [key, value] of Object.entries(body)) {
    const type = wanted[key as keyof Fault];
    if (!type) throw invalid(`A fault has no ${key}.`, { param: key });
    if (value !== undefined && typeof value !== type) throw invalid(`${key} is a ${type}.`, { param: key });
  }
  if (typeof body.operation !== "string" || !/^(\*|[A-Z]+) (\*|\/.*)$/.test(body.operation)) {
    throw invalid("operation: a method and a path, e.g. POST /v1/customers", { param: "operation" });
  }
  return { times: 1, ...body } as Fault;
}

/** @throws {Refusal} when it is none of Stripe's three */
export function readStatusAfterRetries({ status_after_retries: given }: Record<string, unknown>): StatusAfterRetries {
  const known = statusesAfterRetries.find((status) => status === given);
  if (!known) {
    throw invalid(`status_after_retries: one of ${statusesAfterRetries.join(", ")}`, { param: "status_after_retries" });
  }
  return known;
}

/** @throws {Refusal} for what is no time from 0 to an hour */
export function readDelay(milliseconds: unknown): number {
  if (typeof milliseconds === "number" && milliseconds >= 0 && milliseconds <= 3_600_000) return milliseconds;
  throw invalid("milliseconds: 0 to 3600000", { param: "milliseconds" });
}

/** What a bank is told about a charge. @throws {Refusal} naming the field that is missing or of the wrong type */
export function readGrievance({ charge, reason = "fraudulent", isInquiry = false }: Record<string, unknown>) {
  if (typeof charge !== "string") throw invalid("charge: the id of one, ch_…", { param: "charge" });
  if (typeof reason !== "string") throw invalid("reason is a string.", { param: "reason" });
  if (typeof isInquiry !== "boolean") throw invalid("isInquiry is a boolean.", { param: "isInquiry" });
  return { charge, reason, isInquiry } satisfies Grievance & { charge: string };
}
