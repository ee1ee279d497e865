import { Refusal } from "../core/errors";
import type { Reader } from "./reader";

/**
 * Does what a visitor asked for.
 * @returns what to tell them when it was refused; undefined when it was done
 */
export function refusalOf(reader: Reader, action: () => unknown): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // the one refusal people meet often is said in their language; the others in Stripe's words
    return error.body.message === "Your card was declined." ? reader.say("declined") : error.body.message;
  }
}
