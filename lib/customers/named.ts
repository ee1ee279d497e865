import { Prisma } from "@/generated/prisma/client";

const { sql } = Prisma;

/** What LIKE finds a text by, wherever it stands; % and _ are its wildcards. */
export const partLike = (text: string) => `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;

/** Whether a text is in the address or the name that a UserText "t" holds (migration user_texts): what its index finds. */
export const hasText = (text: string) => sql`t."text" LIKE replace(lower(${partLike(text)}), '.', 'Q')`;

/** Whether it is in those of one person: what to ask of one after the other. */
export const isNamed = (text: string, userId: Prisma.Sql) =>
  sql`(SELECT ${hasText(text)} FROM "UserText" t WHERE t."userId" = ${userId})`;
