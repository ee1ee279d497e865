import type { Route } from "next";
import { withOffset } from "@/lib/session-logs/time-range";

type Params = Record<string, string | string[] | undefined>;

const isTime = (name: string) => name === "from-time" || name === "to-time";

/**
 * Where what a form of the log, or of another list with times, sent should stand: a form sends its empty fields too, a time
 * beside its day, and both from the reader's clock. The address is there to be shared, and means the same rows in another zone.
 * Null: it is as it should be.
 */
export function tidyAddress(params: Params, timeZone: string, page = "/admin/sessions"): Route | null {
  const sent = Object.entries(params).map(([name, value]) => [name, [value].flat()[0] ?? ""] as const);
  const tidy = new URLSearchParams(
    sent.filter(([name, value]) => value !== "" && !isTime(name)).map(([...pair]) => pair),
  );
  for (const [name, time] of sent) {
    const end = name.replace("-time", "");
    const day = tidy.get(end) ?? "";
    if (isTime(name) && time) tidy.set(end, `${day.slice(0, 10)}T${time}`);
  }
  for (const end of ["from", "to"]) {
    const text = tidy.get(end);
    if (text) tidy.set(end, withOffset(text, timeZone, end === "to"));
  }
  if (sent.length === tidy.size && sent.every(([name, value]) => tidy.get(name) === value)) return null;
  return (tidy.size ? `${page}?${tidy}` : page) as Route;
}
