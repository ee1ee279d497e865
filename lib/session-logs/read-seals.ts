import type { Transaction } from "@/lib/db/client";
import type { Facts } from "./compare-facts";

export type Seal = {
  number: number;
  fromAt: Date;
  toAt: Date;
  facts: Facts;
  digest: string;
  previousDigest: string;
  isWhole: boolean;
};

const hoursAtOnce = 744;

/** All seals in their order, as many at a time as hold so many facts: one at least. */
export async function* stretchesOfSeals(client: Transaction, factsAtOnce: number): AsyncGenerator<Seal[]> {
  for (let after = -1; ; ) {
    const seals = await sealsAfter(client, after);
    if (!seals.length) return;
    let [stretch, facts]: [Seal[], number] = [[], 0];
    for (const seal of seals) {
      const own = countOf(seal.facts);
      if (stretch.length && facts + own > factsAtOnce) {
        yield stretch;
        [stretch, facts] = [[], 0];
      }
      stretch.push(seal);
      facts += own;
      after = seal.number;
    }
    yield stretch;
  }
}

const sealsAfter = (client: Transaction, number: number) =>
  client.$queryRaw<Seal[]>`
    SELECT s."number", s."fromAt", s."toAt", s."facts", encode(s."digest", 'hex') AS "digest",
      encode(s."previousDigest", 'hex') AS "previousDigest", s."digest" = log_seal_digest(s) AS "isWhole"
    FROM "LogSeal" s WHERE s."number" > ${number} ORDER BY s."number" LIMIT ${hoursAtOnce}`;

/** How many facts they are. */
export const countOf = (facts: Facts) =>
  Object.values(facts)
    .flatMap((kinds) => Object.values(kinds))
    .reduce((sum, [rows]) => sum + rows, 0);
