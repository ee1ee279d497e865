import type Stripe from "stripe";
import { newId } from "../core/ids";
import { type Call, pathOf } from "../http/call";
import { is, listOf } from "../http/list";

type Option = Stripe.Billing.FeedbackOption;

export function create({ account, params }: Call<Stripe.Billing.FeedbackOptionCreateParams>): object {
  return account.put("billing.feedback_option", {
    id: newId("fbo"),
    object: "billing.feedback_option",
    description: params.description,
    livemode: false,
    status: "active",
    status_transitions: { deactivated_at: null },
  });
}

const found = (call: Call): Option => call.account.get("billing.feedback_option", pathOf(call, "id"));

export const retrieve = (call: Call): object => found(call);

export function update(call: Call<Stripe.Billing.FeedbackOptionUpdateParams>): object {
  const option = found(call);
  return call.account.put("billing.feedback_option", {
    ...option,
    description: call.params.description ?? option.description,
  });
}

export function deactivate(call: Call): object {
  const option = found(call);
  const status_transitions = { deactivated_at: option.status_transitions.deactivated_at ?? call.account.now() };
  return call.account.put("billing.feedback_option", { ...option, status: "inactive", status_transitions });
}

export function list(call: Call<Stripe.Billing.FeedbackOptionListParams>): object {
  return listOf(
    call,
    call.account.all("billing.feedback_option").filter(({ status }) => is(status, call.params.status)),
  );
}
