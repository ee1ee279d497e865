/** The part of JSON Schema that is used here. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
};
export type Definitions = Record<string, Schema>;

const pointer = "#/definitions/";

/** The name of the definition that a schema refers to. */
export const target = (schema: Schema): string | undefined => schema.$ref?.slice(pointer.length);

export const reference = (name: string): Schema => ({ $ref: pointer + name });

/** The same schema with each schema directly inside it changed. */
export function withParts(schema: Schema, change: (part: Schema) => Schema): Schema {
  const { anyOf, properties, items, additionalProperties: more } = schema;
  return {
    ...schema,
    ...(anyOf && { anyOf: anyOf.map(change) }),
    ...(properties && { properties: mapValues(properties, change) }),
    ...(items && { items: change(items) }),
    ...(typeof more === "object" && { additionalProperties: change(more) }),
  };
}

/** The definitions a schema refers to, once for each time it does. */
export function targetsIn(schema: Schema): string[] {
  const found: string[] = [];
  const visit = (part: Schema): Schema => {
    const name = target(part);
    if (name !== undefined) found.push(name);
    return withParts(part, visit);
  };
  visit(schema);
  return found;
}

export const mapValues = <T, U>(record: Record<string, T>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
