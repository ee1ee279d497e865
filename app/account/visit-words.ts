import type { Visit } from "@/lib/portal/history";
import type { Standing } from "@/lib/subscriptions/status";
import { errorSentence, isErrorCode } from "../_ui/error-messages";

const minute = 60_000;

/** How a visit ended, for the person who made it. */
export function visitStanding({ state, requestedAt }: Pick<Visit, "state" | "requestedAt">, now: Date): Standing {
  const age = now.getTime() - requestedAt.getTime();
  switch (state) {
    case "creating":
      return age < minute ? { word: "Opening", tone: "waiting" } : { word: "Not opened", tone: "neutral" };
    case "open": // a portal session lives for an hour after its last use
      return age < 60 * minute ? { word: "Open", tone: "waiting" } : { word: "Not returned", tone: "neutral" };
    case "returned":
      return { word: "Returned", tone: "good" };
    case "denied":
      return { word: "Not allowed", tone: "attention" };
    case "failed":
    case "unknown":
      return { word: "Couldn’t open", tone: "failed" };
  }
}

/** Why a visit did not happen, in a sentence; null when it did. */
export function visitProblem({ errorCode }: Pick<Visit, "errorCode">): string | null {
  if (errorCode === null) return null;
  return isErrorCode(errorCode) ? errorSentence(errorCode) : "It did not work. Nothing was changed.";
}

type Origin = { device?: string | null; networkAddress?: string | null };

/** From where a visit was made and how long it took, in a line; the length alone is a sentence. Empty: neither is known. */
export function originLine(visit: Pick<Visit, "openedAt" | "returnedAt">, { device, networkAddress }: Origin): string {
  const length = lengthWords(visit);
  const from = [device, networkAddress].filter(Boolean);
  if (length && from.length === 0) return `It took ${length}.`;
  return [...from, length].filter(Boolean).join(" · ");
}

/** How long a visit was, from its opening to the return; null where nobody came back. */
function lengthWords({ openedAt, returnedAt }: Pick<Visit, "openedAt" | "returnedAt">): string | null {
  if (!openedAt || !returnedAt) return null;
  const minutes = Math.round((returnedAt.getTime() - openedAt.getTime()) / minute);
  if (minutes < 1) return "less than a minute";
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
