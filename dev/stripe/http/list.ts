import { noSuch } from "../core/errors";
import type { Call } from "./call";

type Cursors = { limit?: number; starting_after?: string; ending_before?: string };
type Kept = { id: string };
type Range = number | { gt?: number; gte?: number; lt?: number; lte?: number };
export type List<T> = { object: "list"; url: string; has_more: boolean; data: T[] };

/** A page of a list, newest first, as the caller's cursors say. `objects` come oldest first, as they are kept. */
export function listOf<T extends Kept>(call: Call<Cursors>, objects: T[]): List<T> {
  return pageOf(call, objects.reverse());
}

/** A page of what is already in the order to be shown. */
export function pageOf<T extends Kept>(call: Call<Cursors>, objects: T[]): List<T> {
  const { limit = 10, starting_after: after, ending_before: before } = call.params;
  const at = (id: string, param: string) => {
    const index = objects.findIndex((object) => object.id === id);
    if (index < 0) throw noSuch("object", id, param);
    return index;
  };
  const list = { object: "list" as const, url: call.url };
  if (before) {
    const end = at(before, "ending_before");
    return { ...list, has_more: end > limit, data: objects.slice(Math.max(0, end - limit), end) };
  }
  const start = after ? at(after, "starting_after") + 1 : 0;
  return { ...list, has_more: objects.length > start + limit, data: objects.slice(start, start + limit) };
}

/** Whether a time passes a filter such as `created[gte]`. */
export function isWithin(time: number | null, range: Range | undefined): boolean {
  if (range === undefined) return true;
  if (time === null) return false;
  if (typeof range === "number") return time === range;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return time > gt && time >= gte && time < lt && time <= lte;
}

/** Whether a value is the one asked for; no wish is met by everything. */
export const is = (value: unknown, wanted: unknown): boolean => wanted === undefined || value === wanted;
