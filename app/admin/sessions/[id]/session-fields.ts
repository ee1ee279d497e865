import type { Reader } from "@/lib/auth/reader";
import type { LogDetail } from "@/lib/session-logs/list";
import type { FieldOfRow } from "../../../_ui/fields";
import { exactTime } from "../../../_ui/format-time";

/** What we keep beside it. */
export function rowFields(entry: LogDetail, reader: Reader): FieldOfRow[] {
  const role = { name: "opened by, role", value: `${entry.openedBy?.email ?? "erased"}, ${entry.openedByRole}` };
  return [
    id("id", entry.id),
    { name: "state", value: entry.state },
    { name: "error code", value: entry.errorCode },
    id("configuration asked for", entry.askedConfigurationId),
    { name: "user", value: entry.user && [entry.user.name, entry.user.email].filter(Boolean).join(", ") },
    id("user id", entry.user?.id ?? null),
    role,
    { name: "reason", value: reasonWords(entry.reason) },
    { name: "source", value: entry.source },
    { name: "requested flow", value: entry.requestedFlow },
    { name: "requested at", value: time(entry.requestedAt, reader) },
    { name: "opened at", value: time(entry.openedAt, reader) },
    { name: "returned at", value: time(entry.returnedAt, reader) },
    { name: "failed at", value: time(entry.failedAt, reader) },
    id("Stripe request id", entry.stripeRequestId),
    { name: "Stripe HTTP status", value: entry.stripeStatus === null ? null : String(entry.stripeStatus) },
    { name: "Stripe took", value: entry.stripeMs === null ? null : `${entry.stripeMs} ms` },
    { name: "network address", value: entry.networkAddress },
    { name: "user agent", value: entry.userAgent },
  ];
}

/** Why staff opened it. */
export const reasonWords = (reason: string | null) => (reason === "" ? "erased with the person" : reason);

const id = (name: string, value: string | null): FieldOfRow => ({ name, value, isId: true });
const time = (at: Date | null, reader: Reader) => at && exactTime(at, reader);
