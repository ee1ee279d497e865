import type Stripe from "stripe";
import type { Act } from "../core/act";
import { invalid } from "../core/errors";
import { create, emit, replace } from "../core/events";
import { newId } from "../core/ids";
import { nowFor } from "./clock";
import { newDispute } from "./new-dispute";
import { behaviourOf, type Grievance } from "./test-cards";

/** A bank takes the money of a charge back, or asks about it first. @throws {Refusal} when it was not paid or is disputed */
export function openDispute(act: Act, chargeId: string, grievance: Grievance): Stripe.Dispute {
  const { account } = act;
  const charge = account.get("charge", chargeId, "charge");
  if (charge.status !== "succeeded") throw invalid("This charge took no money.", { param: "charge" });
  if (charge.disputed) throw invalid("This charge is disputed already.", { param: "charge" });
  account.put("charge", { ...charge, disputed: true });
  const at = nowFor(account, String(charge.customer));
  const dispute = newDispute({ id: newId("du"), charge, grievance, at });
  create(act, "dispute", dispute, "charge.dispute.created");
  if (!grievance.isInquiry) emit(act, "charge.dispute.funds_withdrawn", dispute);
  return dispute;
}

/** Stripe's test cards whose holder objects at once. */
export function disputeByCard(act: Act, { payment_method: card, latest_charge: charge }: Stripe.PaymentIntent) {
  const { dispute } = behaviourOf(act.account.saved.cardNumbers.get(String(card)) ?? "");
  if (dispute) openDispute(act, String(charge), dispute);
}

export const isOver = ({ status }: Stripe.Dispute): boolean => ["won", "lost", "warning_closed"].includes(status);

/** Hands in what the business says; the bank looks at it, unless the words are Stripe's for tests: they decide at once. */
export function submitEvidence(act: Act, id: string): Stripe.Dispute {
  const dispute = act.account.get("dispute", id);
  if (isOver(dispute)) throw overAlready;
  const { evidence_details: details, evidence, status } = dispute;
  const submitted: Stripe.Dispute = {
    ...dispute,
    evidence_details: { ...details, submission_count: details.submission_count + 1, submission_method: "manual" },
    status: status.startsWith("warning") ? "warning_under_review" : "under_review",
  };
  const underReview = replace(act, "dispute", submitted, "charge.dispute.updated");
  if (evidence.uncategorized_text === "winning_evidence") return decideDispute(act, id, "won");
  if (evidence.uncategorized_text === "losing_evidence") return decideDispute(act, id, "lost");
  return underReview;
}

/** The bank's last word, or the business's that gives in. An inquiry that ends well is only closed. @throws {Refusal} */
export function decideDispute(act: Act, id: string, outcome: "won" | "lost"): Stripe.Dispute {
  const dispute = act.account.get("dispute", id);
  if (isOver(dispute)) throw overAlready;
  const isInquiry = dispute.status.startsWith("warning");
  const status = isInquiry && outcome === "won" ? "warning_closed" : outcome;
  const closed = replace(act, "dispute", { ...dispute, status }, "charge.dispute.updated", "charge.dispute.closed");
  if (status === "won") emit(act, "charge.dispute.funds_reinstated", closed);
  return closed;
}

const overAlready = invalid("This dispute is already closed.");
