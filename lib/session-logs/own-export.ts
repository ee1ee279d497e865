import type { VisitOutcome } from "@/lib/portal/history";
import { allVisits, type VisitDetail } from "@/lib/portal/visit-detail";
import { type Cell, csvLine } from "./csv";

const columns: [string, (visit: VisitDetail) => Cell][] = [
  ["id", ({ id }) => id],
  ["state", ({ state }) => state],
  ["flow", ({ flow }) => flow],
  ["requested_at", ({ requestedAt }) => requestedAt],
  ["opened_at", ({ openedAt }) => openedAt],
  ["returned_at", ({ returnedAt }) => returnedAt],
  ["error_code", ({ errorCode }) => errorCode],
  ["opened_by_staff", ({ isByStaff }) => isByStaff],
  ["reason", ({ reason }) => reason],
  ["source", ({ source }) => source],
  ["user_agent", ({ userAgent }) => userAgent],
  ["network_address", ({ networkAddress }) => networkAddress],
  ["stripe_session", ({ stripeSessionId }) => stripeSessionId],
  ["stripe_customer", ({ stripeCustomerId }) => stripeCustomerId],
  ["changes", ({ outcomes }) => JSON.stringify(outcomes.map(changeOf))],
];

const changeOf = ({ kind, before, after, attribution }: VisitOutcome) => ({ kind, before, after, attribution });

/** A user's own visits as a table, line by line. */
export async function* ownVisitsAsCsv(userId: string): AsyncGenerator<string> {
  yield csvLine(columns.map(([name]) => name));
  for await (const visit of allVisits(userId)) yield csvLine(columns.map(([, value]) => value(visit)));
}

/** The same with every field, as one JSON array. */
export async function* ownVisitsAsJson(userId: string): AsyncGenerator<string> {
  let before = "[\n";
  for await (const visit of allVisits(userId)) {
    yield before + JSON.stringify(visit);
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}
