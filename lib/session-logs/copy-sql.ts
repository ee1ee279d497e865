import pg from "pg";
import type { Prisma } from "@/generated/prisma/client";

/**
 * A statement with its values written into it, for COPY, which takes no parameters. Each value is quoted by pg's own
 * rule for literals. The other way, settings that the statement reads back (set_config), would hide the values from
 * PostgreSQL's planner, and it would read the whole log for a filter that leaves ten rows.
 */
export function inlined({ strings, values }: Prisma.Sql): string {
  return strings.reduce((text, part, at) => `${text}${literalOf(values[at - 1])}${part}`);
}

function literalOf(value: unknown): string {
  if (value === null) return "NULL";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "number" && Number.isFinite(value)) return pg.escapeLiteral(String(value));
  if (typeof value === "string") return pg.escapeLiteral(value);
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map(elementOf).join(",")}}`);
  throw new TypeError(`No literal for a ${typeof value}`);
}

/** An element of an array's text: in quotes, so that commas and braces are its own. */
const elementOf = (value: unknown) => `"${String(value).replaceAll(/["\\]/g, "\\$&")}"`;
