import { assert, asyncProperty, constantFrom, option, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db/client";
import { newUser } from "@/lib/testing/people";
import { hasText, isNamed } from "./named";

// dots and what stands for them in the index, wildcards of LIKE, letters with two sizes, and ones that are not of ASCII
const letters = (more: string) => ({ unit: constantFrom(...`.q_%\\-@aé${more}`), maxLength: 8 });

it("finds a text where it stands, dots and the letter for them apart", async () => {
  const holds = asyncProperty(
    string(letters("")),
    option(string(letters("AQÉ "))),
    string({ ...letters("AQÉ "), minLength: 1, maxLength: 3 }),
    async (email, name, text) => {
      const isMeant = `${email}\n${name ?? ""}`.toLowerCase().includes(text.toLowerCase());
      const found = await db().$queryRaw`
        SELECT ${hasText(text)} AS "isMeant" FROM (SELECT user_text(${email}::text, ${name}::text) AS "text") t`;
      expect(found).toEqual([{ isMeant }]);
    },
  );
  await assert(holds, { numRuns: 500 });
});

describe("what a person is found by", () => {
  const isFound = async (id: string, text: string) => {
    const [row] = await db().$queryRaw<[{ found: boolean | null }]>`
      SELECT ${isNamed(text, Prisma.sql`${id}::uuid`)} AS "found"`;
    return row.found;
  };

  it("is what they are called by now", async () => {
    const { id } = await newUser({ name: "Ana.One" });
    expect(await isFound(id, "A.ONE")).toBe(true);
    await db().user.update({ where: { id }, data: { name: "Ms. Two" } });
    expect(await isFound(id, "ms. two")).toBe(true);
    await db().user.update({ where: { id }, data: { email: "three@example.com", name: null } });
    expect(await isFound(id, "three@")).toBe(true);
    expect(await isFound(id, "ana")).toBe(false);
    expect(await isFound(id, "two")).toBe(false);
  });

  it("goes with them", async () => {
    const { id } = await newUser();
    expect(await isFound(id, "@")).toBe(true);
    await db().user.delete({ where: { id } });
    expect(await isFound(id, "@")).toBeNull();
  });
});
