import { Prisma } from "@/generated/prisma/client";

const { raw, sql } = Prisma;

/** What LIKE finds a text by, wherever it stands; % and _ are its wildcards. */
export const partLike = (text: string) => `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;

const addressAndName = raw(`(u."email" || E'\\n' || lower(coalesce(u."name", '')))`);

/** Whether a text is in the address or the name of a User "u": what to ask of one after the other. */
export const named = (text: string) => sql`${addressAndName} LIKE lower(${partLike(text)})`;

/**
 * The same, to find them all by an index: word for word what that is over (migration people_by_dots_index). It has a letter for
 * each dot, and whoever has that letter there instead is left out by a second condition. As a CASE, since PostgreSQL would
 * take it for a second rare thing to ask, and the people for fewer than they are.
 */
export function namedByIndex(text: string): Prisma.Sql {
  const inIndex = sql`replace(${addressAndName}, '.', 'q') LIKE replace(lower(${partLike(text)}), '.', 'q')`;
  return /[.q]/i.test(text) ? sql`${inIndex} AND CASE WHEN ${named(text)} THEN true ELSE false END` : inIndex;
}
