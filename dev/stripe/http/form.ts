import { invalid } from "../core/errors";

/** What a form body or a query says, before anybody knows the types: `a[b][0]=c` is `{a: {b: {0: "c"}}}`. */
export type FormValue = string | FormValue[] | FormHash;
export type FormHash = { [key: string]: FormValue };

export function parseForm(text: string): FormHash {
  const form: FormHash = {};
  for (const [name, value] of new URLSearchParams(text)) put(form, keysOf(name), value);
  return form;
}

/** `items[0][price]` → items, 0, price; `expand[]` → expand, "". */
function keysOf(name: string): string[] {
  const [first = "", ...rest] = name.split("[");
  const keys = [first, ...rest.map((part) => part.replace(/\]$/, ""))];
  if (keys.includes("__proto__")) throw invalid(`Received unknown parameter: ${name}`, { code: "parameter_unknown" });
  return keys;
}

function put(hash: FormHash, [key = "", ...rest]: string[], value: string) {
  if (!rest.length) hash[key] = value;
  else if (rest[0] === "") hash[key] = append(hash[key], rest.slice(1), value);
  else {
    const inner = hash[key];
    const next = isHash(inner) ? inner : {};
    hash[key] = next;
    put(next, rest, value);
  }
}

/** `a[]=1&a[]=2` is a list; `a[][b]=1&a[][c]=2` is one entry with two fields, until a field comes again. */
function append(found: FormValue | undefined, keys: string[], value: string): FormValue[] {
  const list = Array.isArray(found) ? found : [];
  if (!keys.length) return [...list, value];
  const last = list.at(-1);
  const isNew = !isHash(last) || (keys.length === 1 && keys[0] !== undefined && keys[0] in last);
  const entry = isNew ? {} : last;
  put(entry, keys, value);
  return isNew ? [...list, entry] : list;
}

export const isHash = (value: unknown): value is FormHash =>
  typeof value === "object" && value !== null && !Array.isArray(value);
