import type { Words } from "../words/english";
import { idOf, type PortalView } from "./view";

/** A reason to choose when canceling: one of Stripe's, or one the business wrote itself. */
export type CancelReason = { value: string; label: string; details: { feedback: string } | { feedbackOption: string } };

/** The reasons the configuration asks for; none when it does not ask. */
export function cancelReasons({ configuration, feedbackOptions, reader }: PortalView): CancelReason[] {
  const { enabled, options, feedback_options } = configuration.features.subscription_cancel.cancellation_reason;
  if (!enabled) return [];
  const offered = (feedback_options ?? []).map(idOf);
  const own = feedbackOptions.filter(({ id, status }) => offered.includes(id) && status === "active");
  return [
    ...own.map(({ id, description }) => ({ value: id, label: description, details: { feedbackOption: id } })),
    ...options.map((value) => ({ value, label: reader.say(value as keyof Words), details: { feedback: value } })),
  ];
}
