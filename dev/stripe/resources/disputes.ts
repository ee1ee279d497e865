import type Stripe from "stripe";
import { replace } from "../core/events";
import { decideDispute, submitEvidence } from "../domain/disputes";
import { type Call, pathOf } from "../http/call";
import { is, isWithin, listOf } from "../http/list";
import { given, mergedMetadata } from "./given";

const found = (call: Call): Stripe.Dispute => call.account.get("dispute", pathOf(call, "dispute"));

export const retrieve = (call: Call): object => found(call);

/** Keeps what is said in it; with `submit`, which is the rule, it goes to the bank at once. */
export function update(call: Call<Stripe.DisputeUpdateParams>): object {
  const { evidence, metadata, submit = true } = call.params;
  const dispute = found(call);
  const said = evidence && given(evidence, ...textsOf(evidence));
  const next: Stripe.Dispute = {
    ...dispute,
    evidence: { ...dispute.evidence, ...said } as Stripe.Dispute.Evidence,
    evidence_details: { ...dispute.evidence_details, has_evidence: Boolean(evidence) || hasEvidence(dispute) },
    metadata: mergedMetadata(dispute.metadata, metadata),
  };
  const kept = replace(call, "dispute", next, "charge.dispute.updated");
  return evidence && submit ? submitEvidence(call, dispute.id) : kept;
}

const hasEvidence = ({ evidence_details }: Stripe.Dispute) => evidence_details.has_evidence;

// what a card network wants besides is taken and not kept
const textsOf = (evidence: Stripe.DisputeUpdateParams.Evidence) =>
  (Object.keys(evidence) as (keyof typeof evidence)[]).filter((key) => typeof evidence[key] === "string");

/** The business gives in: the dispute is lost. */
export const close = (call: Call): object => decideDispute(call, found(call).id, "lost");

export function list(call: Call<Stripe.DisputeListParams>): object {
  const { charge, created, payment_intent: intent } = call.params;
  const disputes = call.account.all("dispute").filter((dispute) => {
    return is(dispute.charge, charge) && is(dispute.payment_intent, intent) && isWithin(dispute.created, created);
  });
  return listOf(call, disputes);
}
