import { type Definitions, reference, type Schema, target, targetsIn, withParts } from "./schema";

/**
 * What the generator wrote, made small: only what the roots reach, one definition for what is used more than once and
 * everything else in its place, literals joined into enums, decimals as the text they are on the wire. An object of
 * Stripe's within another is only "an object": it is checked by itself, against its own definition.
 */
export function compact(raw: Definitions, roots: string[]): Definitions {
  const nameOf = (root: string) => target(raw[`#${root}`] ?? {}) ?? "";
  const rootOf = new Map(roots.map((root) => [nameOf(root), root]));

  /** An object of Stripe's that is not imitated: where it could be expanded it stays an id. */
  const isForeign = (schema: Schema): boolean => {
    const name = target(schema);
    if (name === undefined || rootOf.has(name)) return false;
    const { properties, anyOf } = raw[name] ?? {};
    if (anyOf) return anyOf.every(isForeign);
    return properties?.object?.const !== undefined && properties.object.const !== "list";
  };
  const simple = (schema: Schema): Schema => {
    if (target(schema) === "Decimal") return { type: "string" };
    if (schema.const !== undefined) return { type: typeof schema.const, enum: [schema.const] };
    if (!schema.anyOf) return withParts(schema, simple);
    const own = schema.anyOf.filter((part) => !isForeign(part)).map(simple);
    return own.length ? union(own) : {}; // only of what is not imitated: nothing is said about it
  };
  const definitions = Object.fromEntries(Object.entries(raw).map(([name, schema]) => [name, simple(schema)]));

  const uses = new Map<string, number>();
  const count = (schema: Schema) => {
    for (const name of targetsIn(schema)) {
      uses.set(name, (uses.get(name) ?? 0) + 1);
      if (uses.get(name) === 1) count(definitions[name] ?? {});
    }
  };
  for (const root of roots) count(reference(nameOf(root)));

  const isShared = (name: string) =>
    rootOf.has(name) || ((uses.get(name) ?? 0) > 1 && !name.includes("def-") && !isSmall(definitions[name] ?? {}));
  const inlined = (schema: Schema): Schema => {
    const name = target(schema);
    if (name === undefined) return isAnything(schema) ? { type: "object" } : withParts(schema, inlined);
    if (rootOf.has(name) && isObjectOfStripe(definitions[name])) return { type: "object", required: ["object"] };
    return isShared(name) ? reference(rootOf.get(name) ?? name) : inlined(definitions[name] ?? {});
  };
  const kept = [...uses.keys()].filter(isShared);
  return Object.fromEntries(
    kept.map((name) => [rootOf.get(name) ?? name, withParts(definitions[name] ?? {}, inlined)]),
  );
}

/** Joins literals into one enum. `OtherString`, the SDK's "or one we do not know yet", is no value to take or send. */
function union(parts: Schema[]): Schema {
  const isLiteral = (part: Schema) => part.enum !== undefined && part.type === "string";
  const literals = parts.filter(isLiteral).flatMap((part) => part.enum ?? []);
  const others = parts.filter((part) => !isLiteral(part) && !(literals.length && target(part) === "OtherString"));
  const all = literals.length ? [{ type: "string", enum: literals }, ...others] : others;
  return all.length === 1 && all[0] ? all[0] : { anyOf: all };
}

/** The SDK's way to say "some object": an interface without members. */
const isAnything = ({ type, properties = {}, additionalProperties: more }: Schema) =>
  type === "object" && more === false && !Object.keys(properties).length;

const isObjectOfStripe = (schema: Schema | undefined) => schema?.properties?.object?.enum !== undefined;

const isSmall = (schema: Schema) => JSON.stringify(schema).length < 60;
