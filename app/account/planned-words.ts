import type { Reader } from "@/lib/auth/reader";
import type { PlannedChange } from "@/lib/subscriptions/planned-change";
import { priceWords } from "@/lib/words/price-words";
import { longDate } from "../_ui/format-time";

/** What a subscription will become, as a person reads it. */
export function plannedWords(change: PlannedChange, reader: Reader): string {
  const on = longDate(new Date(change.at), reader);
  const price = priceWords(change, reader.locale);
  const plan = price ? `${change.plan} (${price})` : change.plan;
  if (!change.isUnpaid) return `Changes to ${plan} on ${on}.`;
  return `The change to ${plan} waits for a payment. If that does not come by ${on}, everything stays as it is.`;
}
