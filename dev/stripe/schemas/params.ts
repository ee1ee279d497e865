import { type FormHash, type FormValue, isHash } from "../http/form";
import { isFraction, isNeverEmpty, isUnlimited, longest, mostEntries, usualLongest } from "./limits";
import { metadataProblems } from "./metadata";
import { isNotImitated } from "./not-imitated";
import definitions from "./params.json" with { type: "json" };
import {
  empty,
  missing,
  notOneOf,
  type Problem,
  refusalOf,
  tooLong,
  tooMany,
  unbuilt,
  unknown,
  wrongType,
} from "./problems";
import { type Definitions, type Schema, target } from "./schema";

/** `type` and `path` find the limits; `param` is the name in Stripe's messages. */
type Place = { type: string; path: string; param: string; problems: Problem[] };

/**
 * The parameters with the types the schema gives them: a form knows only text.
 * @throws {Refusal} as Stripe words it, the first problem in its order of precedence
 */
export function checkParams(type: string, form: FormHash): object {
  const problems: Problem[] = [];
  const schema = (definitions as Definitions)[type];
  if (!schema) throw new Error(`There is no schema for ${type}: run npm run stripe:schemas`);
  const params = read(form, schema, { type, path: "", param: "", problems });
  const refusal = refusalOf(problems);
  if (refusal) throw refusal;
  return params as object;
}

function read(value: FormValue, schema: Schema, place: Place): unknown {
  const name = target(schema);
  if (name !== undefined) {
    return read(value, (definitions as Definitions)[name] ?? {}, place);
  }
  if (schema.anyOf) return read(value, alternative(value, schema.anyOf), place);
  if (value === "" && typesOf(schema).includes("null")) return "";
  if (schema.enum) return readEnum(value, schema.enum, place);
  if (typesOf(schema).includes("array")) return readList(value, schema.items ?? {}, place);
  if (typesOf(schema).includes("object")) return readHash(value, schema, place);
  return readScalar(value, typesOf(schema), place);
}

/** Which of several forms a value has: `now` or a time; nothing or an object. */
function alternative(value: FormValue, parts: Schema[]): Schema {
  const resolved = parts.map((part) => (definitions as Definitions)[target(part) ?? ""] ?? part);
  const has = (type: string) => resolved.find((part) => typesOf(part).includes(type) && !part.enum);
  if (typeof value !== "string")
    return has(Array.isArray(value) || isNumbered(value) ? "array" : "object") ?? has("object") ?? {};
  const literal = resolved.find((part) => part.enum?.includes(value));
  if (literal) return literal;
  if (value === "" && has("null")) return { type: "null" };
  const text = has("number") ?? has("string") ?? resolved.find((part) => part.enum && part.enum[0] !== "");
  return text ?? has("object") ?? has("array") ?? {};
}

function readEnum(value: FormValue, allowed: unknown[], place: Place): unknown {
  if (!allowed.includes(value))
    place.problems.push(
      notOneOf(
        place.param,
        allowed.filter((one) => one !== null),
      ),
    );
  return value;
}

function readList(value: FormValue, items: Schema, place: Place): unknown {
  const entries = Array.isArray(value) ? value : isNumbered(value) ? Object.values(value) : undefined;
  if (!entries) {
    place.problems.push(wrongType(place.param, "array"));
    return value;
  }
  const most = mostEntries[`${place.type} ${place.path}`];
  if (most !== undefined && entries.length > most) place.problems.push(tooMany(place.param, most));
  return entries.map((entry, index) => read(entry, items, { ...place, param: `${place.param}[${index}]` }));
}

function readHash(value: FormValue, schema: Schema, place: Place): unknown {
  if (!isHash(value)) {
    place.problems.push(wrongType(place.param, "object"));
    return value;
  }
  if (/(^|\.)metadata$/.test(place.path)) place.problems.push(...metadataProblems(value, place.param));
  const { properties = {}, required = [], additionalProperties: more } = schema;
  const inside = (key: string): Place => ({
    ...place,
    path: place.path ? `${place.path}.${key}` : key,
    param: place.param ? `${place.param}[${key}]` : key,
  });
  for (const key of required) if (!(key in value)) place.problems.push(missing(inside(key).param));
  const known: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    const part = Object.hasOwn(properties, key) ? properties[key] : typeof more === "object" ? more : undefined;
    const there = inside(key);
    if (isNotImitated(place.type, there.path, entry)) place.problems.push(unbuilt(there.param, entry));
    if (part) known[key] = read(entry, part, there);
    else place.problems.push(unknown(inside(key).param));
  }
  return known;
}

function readScalar(value: FormValue, types: string[], { type, path, param, problems }: Place): unknown {
  if (typeof value !== "string") {
    problems.push(wrongType(param, types[0] === "number" ? "integer" : (types[0] ?? "string"), JSON.stringify(value)));
  } else if (types.includes("boolean")) {
    if (value === "true" || value === "false") return value === "true";
    problems.push(wrongType(param, "boolean", value));
  } else if (types.includes("number") && !types.includes("string")) {
    if (/^-?\d+$/.test(value) || (isFraction(path) && /^-?\d*\.?\d+$/.test(value))) return Number(value);
    problems.push(wrongType(param, isFraction(path) ? "number" : "integer", value));
  } else if (value === "" && isNeverEmpty(type, path)) {
    problems.push(empty(param));
  } else {
    const most = longest[`${type} ${path}`] ?? (isUnlimited(path) ? Infinity : usualLongest);
    if (value.length > most) problems.push(tooLong(param, value, most));
  }
  return value;
}

const typesOf = (schema: Schema): string[] => [schema.type ?? []].flat();

const isNumbered = (value: FormValue): value is FormHash =>
  isHash(value) && Object.keys(value).every((key) => /^\d+$/.test(key));
