import type { Reader } from "@/lib/auth/reader";
import type { VisitDetail } from "@/lib/portal/visit-detail";
import type { FieldOfRow } from "./fields";
import { exactTime } from "./format-time";

/** Every field of Stripe's BillingPortalSession, by Stripe's names, in Stripe's order. */
export function stripeFields(entry: VisitDetail, reader: Reader): FieldOfRow[] {
  return [
    id("id", entry.stripeSessionId),
    { name: "object", value: entry.object },
    { name: "after_expiration", value: json(entry.afterExpiration) },
    id("configuration", entry.configurationId),
    { name: "created", value: time(entry.stripeCreatedAt, reader) },
    id("customer", entry.stripeCustomerId),
    id("customer_account", entry.customerAccount),
    { name: "flow", value: json(entry.flowObject) },
    { name: "livemode", value: entry.livemode === null ? null : String(entry.livemode) },
    { name: "locale", value: entry.locale },
    id("on_behalf_of", entry.onBehalfOf),
    { name: "return_url", value: entry.returnUrl },
    { name: "url", value: null, note: "Never kept: whoever has it is signed in to the portal." },
  ];
}

const id = (name: string, value: string | null): FieldOfRow => ({ name, value, isId: true });
const time = (at: Date | null, reader: Reader) => at && exactTime(at, reader);
const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));
