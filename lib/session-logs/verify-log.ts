import { db, type Transaction } from "@/lib/db/client";
import { comparePlaces, type Facts } from "./compare-facts";
import { findBrokenProofs } from "./find-broken-proofs";

/** Something in the log that is not as it was sealed, in a sentence for the operator; `hour` where it is about one. */
export type Breach = { hour?: Date; what: string };

/** A seal that was noted outside the database. */
export type Anchor = { number: number; digest: string };

type Seal = {
  number: number;
  fromAt: Date;
  toAt: Date;
  facts: Facts;
  digest: string;
  previousDigest: string;
  isWhole: boolean;
};

type Options = { anchors?: Anchor[]; client?: Transaction; onProgress?: (hours: number, rows: number) => void };

const hoursAtOnce = 48;

/**
 * Computes every seal again from the log, and finds what was changed, added or taken out since: in the log, in the chain of
 * seals, at its end. Hours of which retention dropped rows are held by the chain.
 */
export async function* verifyLog({ anchors = [], client = db(), onProgress }: Options = {}): AsyncGenerator<Breach> {
  const partitions = new Set(await partitionNames(client));
  let last: Seal | undefined;
  let rows = 0;
  const found = new Map<number, string>();
  for (;;) {
    const seals = await sealsAfter(client, last?.number ?? -1);
    if (!seals.length) break;
    const hours = await factsOf(client, seals[0]?.fromAt, seals.at(-1)?.toAt);
    for (const seal of seals) {
      yield* checkChain(seal, last);
      for (const what of comparePlaces(seal.fromAt, seal.facts, hours.get(seal.fromAt.getTime()) ?? {}, partitions)) {
        if (seal.number > 0) yield { hour: seal.fromAt, what };
      }
      rows += countOf(seal.facts);
      found.set(seal.number, seal.digest);
      last = seal;
    }
    yield* findBrokenProofs(client, seals[0]?.fromAt, seals.at(-1)?.toAt);
    onProgress?.(found.size - 1, rows);
  }
  yield* await checkEnd(client, last);
  for (const { number, digest } of anchors) {
    if (found.get(number) !== digest) {
      yield {
        what: `Seal ${number} ${found.has(number) ? "has another digest than" : "is missing, but was"} noted outside.`,
      };
    }
  }
}

function* checkChain(seal: Seal, before: Seal | undefined): Generator<Breach> {
  const { number, fromAt: hour } = seal;
  if (!seal.isWhole) yield { hour, what: `Seal ${number} was changed: its digest is not that of its contents.` };
  if (!before) {
    if (number !== 0) yield { hour, what: `The chain begins with seal ${number}: those before it are missing.` };
    return;
  }
  if (number !== before.number + 1 || hour.getTime() !== before.toAt.getTime()) {
    yield { hour, what: `Between the seals ${before.number} and ${number} there are some missing.` };
  }
  if (seal.previousDigest !== before.digest)
    yield { hour, what: `Seal ${number} does not follow from seal ${before.number}.` };
}

async function checkEnd(client: Transaction, last: Seal | undefined): Promise<Breach[]> {
  if (!last) return [{ what: "There is not one seal: the chain was removed." }];
  const [{ isLate }] = await client.$queryRaw<[{ isLate: boolean }]>`
    SELECT ${last.toAt} < now() - interval '2 hours 5 minutes' AS "isLate"`;
  const until = last.toAt.toISOString();
  return isLate ? [{ what: `The seals end at ${until}: the end was cut off, or no worker has sealed since.` }] : [];
}

const sealsAfter = (client: Transaction, number: number) =>
  client.$queryRaw<Seal[]>`
    SELECT s."number", s."fromAt", s."toAt", s."facts", encode(s."digest", 'hex') AS "digest",
      encode(s."previousDigest", 'hex') AS "previousDigest", s."digest" = log_seal_digest(s) AS "isWhole"
    FROM "LogSeal" s WHERE s."number" > ${number} ORDER BY s."number" LIMIT ${hoursAtOnce}`;

async function factsOf(client: Transaction, from: Date | undefined, to: Date | undefined): Promise<Map<number, Facts>> {
  const rows = await client.$queryRaw<{ hour: Date; facts: Facts }[]>`SELECT * FROM log_hours(${from}, ${to})`;
  return new Map(rows.map(({ hour, facts }) => [hour.getTime(), facts]));
}

async function partitionNames(client: Transaction): Promise<string[]> {
  const rows = await client.$queryRaw<{ name: string }[]>`
    SELECT c.relname AS "name" FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
    WHERE inhparent = '"PortalSession"'::regclass`;
  return rows.map(({ name }) => name);
}

const countOf = (facts: Facts) =>
  Object.values(facts)
    .flatMap((kinds) => Object.values(kinds))
    .reduce((sum, [rows]) => sum + rows, 0);
