import type { Act } from "../core/act";
import { notBuilt, Refusal } from "../core/errors";
import { catchUp } from "../domain/passing-time";
import { checkObjects } from "../schemas/answers";
import { checkParams } from "../schemas/params";
import type { Call } from "./call";
import { expanded } from "./expand";
import type { FoundOperation } from "./find-operation";
import type { FormHash } from "./form";

export type Answer = {
  status: number;
  body: string;
  /** The request whose answer this repeats. */
  replayOf?: string;
  /** Whether an idempotency key keeps it: a refused parameter and a conflict are not kept. */
  isKept: boolean;
  /** It begins and does not end. */
  isDripping?: boolean;
};

/** Validates the parameters, runs the operation, validates what it answers. */
export function perform(act: Act, { operation, path }: FoundOperation, form: FormHash, url: string): Answer {
  try {
    catchUp(act.account);
    const params = checkParams(operation.params, form);
    if (!operation.run) throw notBuilt(operation.route);
    const { expand = [], ...rest } = params as { expand?: string[] };
    const call: Call = { ...act, params: rest, path, url };
    const answer = expanded(act.account, operation.run(call), expand);
    checkObjects(answer);
    return { status: 200, body: JSON.stringify(answer, null, 2), isKept: true };
  } catch (error) {
    return answerTo(error, { requestId: act.request.id ?? undefined, origin: act.account.server.origin });
  }
}

/** A refusal as Stripe words it; anything else is our own fault: it is printed, and answered as Stripe's. */
export function answerTo(error: unknown, { requestId, origin }: { requestId?: string; origin?: string } = {}): Answer {
  const refusal = error instanceof Refusal ? error : ownFault(error);
  const isKept = refusal.status === 402 || refusal.status >= 500;
  const { code } = refusal.body;
  const body = {
    error: {
      ...refusal.body,
      // Stripe has a page for each code; ours are not among them
      ...(code &&
        refusal.status !== 501 && { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}` }),
      ...(requestId && { request_log_url: `${origin}/_local/request/${requestId}` }),
    },
  };
  return { status: refusal.status, body: JSON.stringify(body, null, 2), isKept };
}

function ownFault(error: unknown): Refusal {
  console.error("The local Stripe failed:", error);
  const message = `The local Stripe failed: ${error instanceof Error ? error.message : String(error)}`;
  return new Refusal(500, { type: "api_error", message });
}
