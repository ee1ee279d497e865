import { firstBreach } from "./breach";
import { objectTypes } from "./object-types";
import definitions from "./objects.json" with { type: "json" };
import type { Definitions } from "./schema";

/** Thrown in tests when an object is not what Stripe's types say. */
export class SchemaBreach extends Error {}

/**
 * Checks an answer, or an event's object: it and every object of Stripe's within it against the type that its `object`
 * field names. @throws {SchemaBreach} in tests; elsewhere a breach is logged
 */
export function checkObjects(value: unknown) {
  if (typeof value !== "object" || value === null) return;
  if ("object" in value && typeof value.object === "string" && value.object !== "list") checkOne(value);
  for (const part of Object.values(value)) checkObjects(part);
}

function checkOne(object: object) {
  const { object: kind, deleted, id } = object as { object?: string; deleted?: boolean; id?: string };
  const type = objectTypes[deleted ? `deleted ${kind}` : String(kind)];
  const schema = (definitions as Definitions)[type ?? ""];
  const breach = schema ? firstBreach(object, schema, definitions as Definitions) : `there is no schema for ${kind}`;
  if (breach === undefined) return;
  const message = `${id} is no ${type}: ${breach}`;
  if (process.env.VITEST) throw new SchemaBreach(message);
  console.error(`The local Stripe broke its own schema: ${message}`);
}
