import { type Definitions, type Schema, target } from "./schema";

/**
 * Where a value is not what a schema says, e.g. `/items/data must be an array`; nothing when it is. It reads the schema
 * as it goes: compiling the big ones (ajv) costs seconds at the first use, which a process that lives for one test run
 * never earns back. A test holds it to ajv's verdicts.
 */
export function firstBreach(value: unknown, schema: Schema, definitions: Definitions, at = ""): string | undefined {
  const name = target(schema);
  if (name !== undefined) return firstBreach(value, definitions[name] ?? {}, definitions, at);
  if (schema.anyOf) return breachOfAll(value, schema.anyOf, definitions, at);
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length && !types.some((type) => isOf(type, value))) return `${at} must be ${types.join(" or ")}`;
  if (schema.enum && !schema.enum.includes(value)) return `${at} must not be ${JSON.stringify(value)}`;
  if (Array.isArray(value)) return schema.items && breachOfEntries(value, schema.items, definitions, at);
  return isHash(value) ? breachOfFields(value, schema, definitions, at) : undefined;
}

/** The breach of the part that is nearest: most others fail at once because they are of another type. */
function breachOfAll(value: unknown, parts: Schema[], definitions: Definitions, at: string): string | undefined {
  let nearest: string | undefined;
  for (const part of parts) {
    const breach = firstBreach(value, part, definitions, at);
    if (breach === undefined) return undefined;
    if (nearest === undefined || breach.length > nearest.length) nearest = breach;
  }
  return nearest;
}

function breachOfEntries(entries: unknown[], items: Schema, definitions: Definitions, at: string): string | undefined {
  for (const [index, entry] of entries.entries()) {
    const breach = firstBreach(entry, items, definitions, `${at}/${index}`);
    if (breach !== undefined) return breach;
  }
  return undefined;
}

function breachOfFields(hash: object, schema: Schema, definitions: Definitions, at: string): string | undefined {
  const { properties = {}, required = [], additionalProperties: more } = schema;
  for (const key of required) if (!(key in hash)) return `${at} must have ${key}`;
  for (const [key, value] of Object.entries(hash)) {
    if (value === undefined) continue; // it is not on the wire
    const part = Object.hasOwn(properties, key) ? properties[key] : more;
    if (part === false) return `${at} must not have ${key}`;
    const breach = typeof part === "object" ? firstBreach(value, part, definitions, `${at}/${key}`) : undefined;
    if (breach !== undefined) return breach;
  }
  return undefined;
}

const isHash = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isOf(type: string, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isHash(value);
  return type === "number" ? Number.isFinite(value) : typeof value === type;
}
