import { array, assert, asyncProperty, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db/client";
import { inlined } from "./copy-sql";

const text = string({ unit: "binary" }).map((value) => value.replaceAll("\0", "").toWellFormed()); // what text can hold

describe("inlined", () => {
  it("brings every text and list to PostgreSQL as it is", async () => {
    const same = asyncProperty(text, array(text), async (one, many) => {
      const sql = inlined(Prisma.sql`SELECT ${one}::text AS "one", ${many}::text[] AS "many", ${true} AS "yes"`);
      expect(await db().$queryRawUnsafe(sql)).toEqual([{ one, many, yes: true }]);
    });
    await assert(same, {
      numRuns: 300,
      examples: [
        ["'; DROP TABLE x; --", ["\\", '"', "{a,b}", "", "NULL"]],
        ["\\'; $1 $$ E'\\x27'", ["'", "\\'", "a,b"]],
      ],
    });
  });

  it("writes numbers, moments and nothing", async () => {
    const at = new Date().toISOString();
    const sql = inlined(
      Prisma.sql`SELECT ${-5}::int AS "n", ${at}::timestamptz(3)::text IS NOT NULL AS "at", ${null}::text AS "no"`,
    );
    expect(await db().$queryRawUnsafe(sql)).toEqual([{ n: -5, at: true, no: null }]);
  });

  it("refuses what it has no literal for", () => {
    expect(() => inlined(Prisma.sql`SELECT ${Number.NaN}`)).toThrow(TypeError);
    expect(() => inlined(Prisma.sql`SELECT ${{ a: 1 }}`)).toThrow(TypeError);
  });
});
