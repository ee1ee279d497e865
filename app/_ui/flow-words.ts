import { inWords } from "@/lib/words/in-words";

// Stripe's flow types. The enum is open: a type of tomorrow is shown as Stripe spells it, in words.
const words: Record<string, string> = {
  payment_method_update: "Update card",
  subscription_update: "Change plan",
  subscription_update_confirm: "Confirm the new plan",
  subscription_cancel: "Cancel",
  subscription_pause: "Pause",
  customer_update: "Update billing details",
};

/** What a person went to the portal for; null is the portal's home. */
export function flowWords(flow: string | null): string {
  if (flow === null) return "Manage subscription";
  return words[flow] ?? inWords(flow);
}
