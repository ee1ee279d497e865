import { assert, asyncProperty, constantFrom, option, string } from "fast-check";
import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { named, namedByIndex } from "./named";

// dots and what stands for them in the index, wildcards of LIKE, letters with two sizes, and ones that are not of ASCII
const letters = (more: string) => ({ unit: constantFrom(...`.q_%\\-@aé${more}`), maxLength: 8 });

it("finds a text where it stands, dots and the letter for them apart, whichever way it is looked for", async () => {
  const holds = asyncProperty(
    string(letters("")),
    option(string(letters("AQÉ "))),
    string({ ...letters("AQÉ "), minLength: 1, maxLength: 3 }),
    async (email, name, text) => {
      const isMeant = `${email}\n${(name ?? "").toLowerCase()}`.includes(text.toLowerCase());
      const [found] = await db().$queryRaw<object[]>`
        SELECT ${named(text)} AS "oneByOne", ${namedByIndex(text)} AS "byIndex"
        FROM (SELECT ${email}::text AS "email", ${name}::text AS "name") u`;
      expect(found).toEqual({ oneByOne: isMeant, byIndex: isMeant });
    },
  );
  await assert(holds, { numRuns: 500 });
});
