import { z } from "zod";
import { Prisma } from "@/generated/prisma/client";

/** A position in a list that is ordered by time and id, newest first. It says where, never what may be read. */
export type Position = { at: Date; id: string; direction: "older" | "newer" };

const directions = z.enum(["older", "newer"]);

export function encodeCursor({ direction, at, id }: Position): string {
  return Buffer.from(JSON.stringify([direction, at.getTime(), id])).toString("base64url");
}

// and years before: what is a month beyond is still a moment that PostgreSQL reads as JavaScript writes it
const latest = Date.UTC(9000, 0);

/**
 * The position of a cursor; null for anything that we did not make: the list begins at its start then.
 * @param ids what the ids of the list look like
 */
export function decodeCursor(cursor: string | undefined, ids: z.ZodType<string> = z.uuid()): Position | null {
  if (!cursor) return null;
  const encoded = z.tuple([directions, z.number().int().min(0).max(latest), ids]);
  try {
    const [direction, time, id] = encoded.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    return { direction, at: new Date(time), id };
  } catch {
    return null; // not base64, not JSON, not ours
  }
}

/** One page; `older` and `newer` are cursors for the neighbouring pages, null where there is none. */
export type Page<Row> = { rows: Row[]; older: string | null; newer: string | null };

/** The `where` and `orderBy` that read one row more than a page, from a position on; `time` is the column of the order. */
export function keyset<Time extends string = "requestedAt">(
  position: Position | null,
  limit: number,
  time = "requestedAt" as Time,
) {
  const isNewer = position?.direction === "newer";
  const order = isNewer ? ("asc" as const) : ("desc" as const);
  const compare = isNewer ? "gt" : "lt";
  return {
    where: position
      ? {
          // the first bound is what the index is entered by; the second breaks the tie of equal times
          [time]: { [isNewer ? "gte" : "lte"]: position.at },
          OR: [{ [time]: { [compare]: position.at } }, { [time]: position.at, id: { [compare]: position.id } }],
        }
      : {},
    orderBy: [{ [time]: order }, { id: order }],
    take: limit + 1,
  };
}

/** The order in which a page from a position on is read, over two columns in SQL: `keyset` has it for Prisma. */
export function orderSql(position: Position | null, at: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  const order = position?.direction === "newer" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.sql`ORDER BY ${at} ${order}, ${id} ${order}`;
}

/**
 * What lies beyond a position: one comparison of pairs, by which an index is entered. PostgreSQL cannot leave out partitions
 * by it, so what it means for the time alone is said beside it.
 */
export function beyondSql({ direction, at: moment, id: last }: Position, at: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  const time = Prisma.sql`${moment.toISOString()}::timestamptz`;
  const compare = direction === "newer" ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`${at} ${compare}= ${time} AND (${at}, ${id}) ${compare} (${time}, ${last}::uuid)`;
}

/**
 * A page from what `keyset` read: newest first whichever way it was walked, with the cursors of its neighbours; `time` is the
 * column of the order.
 */
export function pageOf<Row extends { id: string } & Record<Time, Date>, Time extends string = "requestedAt">(
  found: Row[],
  position: Position | null,
  limit: number,
  time = "requestedAt" as Time,
): Page<Row> {
  const isNewer = position?.direction === "newer";
  const hasMore = found.length > limit;
  const rows = isNewer ? found.slice(0, limit).reverse() : found.slice(0, limit);
  const first = rows[0];
  const last = rows.at(-1);
  const hasNewer = isNewer ? hasMore : position !== null;
  const hasOlder = isNewer ? position !== null : hasMore;
  return {
    rows,
    newer: hasNewer && first ? encodeCursor({ direction: "newer", at: first[time], id: first.id }) : null,
    older: hasOlder && last ? encodeCursor({ direction: "older", at: last[time], id: last.id }) : null,
  };
}
