import { line } from "./copy";
import type { Random } from "./random";

/** Lines for the tables that hold what changed, and which visit it is attributed to. */
export type Outcomes = { outcomes: string[]; links: string[] };

export const outcomeColumns = [
  "id",
  "stripeEventId",
  "kind",
  "customerId",
  "attribution",
  "before",
  "after",
  "reason",
  "comment",
  "occurredAt",
  "recordedAt",
];
export const linkColumns = ["portalSessionId", "outcomeId", "kind", "requestedAt", "cancelReason"];

const feedback = ["too_expensive", "unused", "switched_service", "missing_features", "customer_service", "other", null];
const comments = [null, null, null, "We go on with paper.", "Too much for what we use.", "Back in spring, I hope!"];
const plan = (name: string, unitAmount: number) =>
  JSON.stringify({ plan: name, unitAmount, currency: "eur", interval: "month", intervalCount: 1, quantity: 1 });
const card = (brand: string, last4: string) => JSON.stringify({ type: "card", brand, last4 });
const plans = [plan("Starter", 900), plan("Pro", 2900), plan("Team", 7900)];

type Visit = { id: string; requestedAt: number; returnedAt: number; flow: string | null; customerId: string };

/** What a visit changed, as its flow lets expect. */
export function makeOutcomes(random: Random, { id, requestedAt, returnedAt, flow, customerId }: Visit, to: Outcomes) {
  const kind = kindOf(random, flow);
  const outcomeId = random.uuid(returnedAt);
  const occurredAt = new Date(returnedAt - (returnedAt % 1000)).toISOString();
  const isCancel = kind === "canceled" || kind === "cancellation_scheduled";
  const [before, after] = sidesOf(random, kind);
  const said = isCancel ? [random.pick(feedback), random.pick(comments)] : [null, null];
  const recordedAt = new Date(returnedAt + 400).toISOString();
  const cells = [outcomeId, random.id("evt_"), kind, customerId, "portal", before ?? null, after ?? null];
  to.outcomes.push(line([...cells, said[0] ?? null, said[1] ?? null, occurredAt, recordedAt]));
  const cancelReason = isCancel ? (said[0] ?? "none") : null;
  to.links.push(line([id, outcomeId, kind, new Date(requestedAt).toISOString(), cancelReason]));
}

function kindOf(random: Random, flow: string | null): string {
  if (flow === "subscription_cancel")
    return random.pick(["cancellation_scheduled", "cancellation_scheduled", "canceled"]);
  if (flow === "payment_method_update") return random.pick(["payment_method_replaced", "payment_method_added"]);
  if (flow === "customer_update") return "details_changed";
  if (flow === "subscription_pause") return "paused";
  if (flow) return "plan_changed";
  return random.pick([
    "details_changed",
    "payment_method_replaced",
    "plan_changed",
    "cancellation_withdrawn",
    "invoice_paid",
  ]);
}

function sidesOf(random: Random, kind: string): (string | null)[] {
  if (kind === "plan_changed") return [plans[random.below(2)] ?? null, plans[1 + random.below(2)] ?? null];
  if (kind === "payment_method_replaced") return [card("mastercard", "4444"), card("visa", "4242")];
  if (kind === "payment_method_added") return [null, card("visa", "4242")];
  if (kind === "details_changed")
    return [null, JSON.stringify({ fields: random.pick([["address"], ["name"], ["email"]]) })];
  if (kind === "invoice_paid")
    return [null, JSON.stringify({ number: `P-${random.below(99_999)}`, total: 2900, currency: "eur" })];
  if (kind === "cancellation_withdrawn") return [JSON.stringify({ endsAt: null }), JSON.stringify({ plan: "Pro" })];
  if (kind === "paused") return [JSON.stringify({ plan: "Pro" }), JSON.stringify({ until: null })];
  return [JSON.stringify({ plan: "Pro" }), JSON.stringify(kind === "canceled" ? { endedAt: null } : { endsAt: null })];
}
