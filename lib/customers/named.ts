import { Prisma } from "@/generated/prisma/client";

/** What LIKE finds a text by, wherever it stands; % and _ are its wildcards. */
export const partLike = (text: string) => `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;

/** Whether a text is in the address or the name of a User "u": word for word what the index is over (people_named_index). */
export const named = (text: string) =>
  Prisma.sql`lower(u."email" || E'\n' || coalesce(u."name", '')) LIKE lower(${partLike(text)})`;
