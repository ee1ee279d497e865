import type { Account } from "../core/account";
import { invalid } from "../core/errors";
import { hiddenFields, withoutHidden } from "../core/hidden-fields";
import { kindOf } from "../core/kinds";
import { withDerived } from "./derived-fields";

type Fields = Record<string, unknown>;
const deepest = 4;

/** The answer with the ids at these paths replaced by their objects, and the fields that were not asked for left out. */
export function expanded(account: Account, answer: object, paths: string[]): object {
  for (const path of paths) {
    if (path.split(".").length > deepest) {
      throw invalid(`You cannot expand more than ${deepest} levels of a property. Property: ${path}`, {
        param: "expand",
      });
    }
  }
  return fill(account, answer, paths, "");
}

function fill(account: Account, object: object, paths: string[], at: string): object {
  const fields = { ...withDerived(account, withoutHidden(object, paths), paths) } as Fields;
  for (const [key, value] of Object.entries(fields)) {
    const deeper = paths.filter((path) => path.startsWith(`${key}.`)).map((path) => path.slice(key.length + 1));
    const isAsked = paths.includes(key) || deeper.length > 0;
    if (isAsked || isNested(value)) fields[key] = fillValue(account, value, deeper, `${at}${key}`, isAsked);
  }
  for (const path of paths) refuseUnknown(object, fields, path, at);
  return fields;
}

function fillValue(account: Account, value: unknown, paths: string[], at: string, isAsked: boolean): unknown {
  if (Array.isArray(value)) return value.map((entry) => fillValue(account, entry, paths, at, isAsked));
  if (isNested(value)) return fill(account, value, paths, `${at}.`);
  if (!isAsked || typeof value !== "string") return value;
  const kind = kindOf(value);
  // products and coupons may have ids of one's own choosing, which tell no kind
  const kindsOfIt = kind ? [kind] : (["product", "coupon"] as const);
  const found = kindsOfIt.map((candidate) => account.find(candidate, value)).find((object) => object !== undefined);
  if (!found) {
    throw invalid(`This property cannot be expanded (${at}).`, { param: "expand" });
  }
  return fill(account, found, paths, `${at}.`);
}

function refuseUnknown(object: object, fields: Fields, path: string, at: string) {
  const key = path.split(".")[0] ?? "";
  const kind = "object" in object ? String(object.object) : "";
  if (key in fields || (hiddenFields[kind] ?? []).some((hidden) => hidden.startsWith(key))) return;
  const hint = kind === "list" ? ` You may want to try expanding 'data.${path}' instead.` : "";
  throw invalid(`This property cannot be expanded (${at}${path}).${hint}`, { param: "expand" });
}

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;
