import { isDeepStrictEqual } from "node:util";

type Fields = Record<string, unknown>;

/**
 * What `data.previous_attributes` of an event holds: each changed field with the value it had; of a hash only the
 * entries that changed; of a list all of it; null for what was not there.
 */
export function differences(before: object, after: object): Fields {
  const was = before as Fields;
  const is = after as Fields;
  const changed: Fields = {};
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const [old, now] = [was[key], is[key]];
    if (isDeepStrictEqual(old, now)) continue;
    changed[key] = isHash(old) && isHash(now) ? differences(old, now) : (old ?? null);
  }
  return changed;
}

const isHash = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
