import fc from "fast-check";
import definitions from "../schemas/params.json" with { type: "json" };
import { type Definitions, type Schema, target } from "../schemas/schema";

/**
 * Parameters of a type as its schema describes them: mostly right, sometimes not. `ids` are texts worth trying wherever
 * a text may stand, by the name of the parameter.
 */
export function arbitraryParams(type: string, ids: (name: string) => string[]): fc.Arbitrary<unknown> {
  return partOf((definitions as Definitions)[type] ?? {}, "", ids, 0);
}

const deepest = 5;

function partOf(schema: Schema, name: string, ids: (name: string) => string[], depth: number): fc.Arbitrary<unknown> {
  const inner = target(schema);
  if (inner !== undefined) return partOf((definitions as Definitions)[inner] ?? {}, name, ids, depth);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((part) => partOf(part, name, ids, depth)));
  const [type] = [schema.type ?? []].flat();
  if (schema.enum) return fc.constantFrom(...schema.enum.map((value) => (value === null ? "" : value)));
  if (type === "array" && name === "expand") return fc.constant([]);
  if (type === "array") return fc.array(partOf(schema.items ?? {}, name, ids, depth + 1), { maxLength: 2 });
  if (type === "object") return depth > deepest ? fc.constant({}) : hashOf(schema, ids, depth);
  if (type === "boolean") return fc.boolean();
  if (type === "number")
    return fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1_700_000_000, max: 2_000_000_000 }));
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom("", "text", ...ids(name)) },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
  );
}

function hashOf(
  { properties = {}, required = [], additionalProperties: more }: Schema,
  ids: (name: string) => string[],
  depth: number,
) {
  if (typeof more === "object") return fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("1", "2"));
  const fields = Object.entries(properties).map(([key, part]) => [key, partOf(part, key, ids, depth + 1)] as const);
  const requiredKeys = required.filter((key) => key in properties);
  // few of the many optional ones at a time: all at once, something is always wrong
  return fc
    .subarray(
      fields.map(([key]) => key),
      { maxLength: Math.min(fields.length, requiredKeys.length + 4) },
    )
    .chain((keys) =>
      fc.record(Object.fromEntries(fields.filter(([key]) => keys.includes(key) || requiredKeys.includes(key)))),
    );
}
