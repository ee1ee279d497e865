import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Fault } from "../core/faults";
import type { Answer } from "./answer";

/** Lives through a fault that was asked for. @returns the failure to answer with, none when it was only a delay */
export async function meetFault(fault: Fault, context: Context): Promise<Answer | undefined> {
  const { incoming } = context.env as HttpBindings;
  if (fault.delayMs) await new Promise((done) => setTimeout(done, fault.delayMs));
  if (fault.reset) incoming.socket.destroy();
  if (fault.hang || fault.reset) {
    await new Promise<void>((done) =>
      incoming.socket.destroyed ? done() : incoming.socket.once("close", () => done()),
    );
    return { status: 503, body: "", isKept: false };
  }
  if (fault.drip) return { status: 200, body: "", isKept: false, isDripping: true };
  if (fault.body !== undefined) return { status: fault.status ?? 200, body: fault.body, isKept: false };
  if (!fault.status) return undefined;
  const { status, code = status === 429 ? "rate_limit" : undefined } = fault;
  const type = status >= 500 ? "api_error" : "invalid_request_error";
  const message = fault.message ?? (status === 429 ? tooMany : "A failure that was asked for.");
  // Stripe keeps what came of a call once it was begun, a 500 too (docs: Idempotent requests); 429, 502 and the like come before
  const isKept = status === 402 || status === 500;
  return { status, body: JSON.stringify({ error: { type, message, ...(code && { code }) } }), isKept };
}

const tooMany =
  "Testmode request rate limit exceeded, the rate limits in testmode are lower than livemode. You can learn more about rate limits here https://stripe.com/docs/rate-limits.";
