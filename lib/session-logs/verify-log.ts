import { db, type Transaction } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/now";
import { comparePlaces, type Facts, type Kept } from "./compare-facts";
import { findBrokenProofs } from "./find-broken-proofs";
import { keptSince } from "./kept-since";
import { countOf, type Seal, stretchesOfSeals } from "./read-seals";

/** Something in the log that is not as it was sealed, in a sentence for the operator; `hour` where it is about one. */
export type Breach = { hour?: Date; what: string };

/** A seal that was noted outside the database. */
export type Anchor = { number: number; digest: string };

type Options = {
  anchors?: Anchor[];
  /** What should be sealed by then must be: by default when it begins, so that no time it takes is held against the worker. */
  moment?: Date;
  client?: Transaction;
  /** How many stretches of the log are computed side by side, each on a connection of its own. */
  lanes?: number;
  /** How many facts one statement computes, an hour of them at least: by default as many as a second or so is enough for. */
  factsAtOnce?: number;
  onProgress?: (hours: number, rows: number, newest: Anchor) => void;
};

/** The worker seals an hour when it is over for nine minutes; the rest is for a slow or repeated try. */
const sealedAfterMs = 75 * 60_000;

/**
 * Computes every seal again from the log, and finds what was changed, added or taken out since: in the log, in the chain of
 * seals, at its end. A seal that was cut off and made anew shows by an anchor only. Hours of which retention dropped rows
 * are held by the chain.
 */
export async function* verifyLog(options: Options = {}): AsyncGenerator<Breach> {
  const { anchors = [], client = db(), lanes = 1, factsAtOnce = 100_000, onProgress } = options;
  const moment = options.moment ?? (await databaseNow());
  const kept = { partitions: new Set(await partitionNames(client)), since: await keptSince(client) };
  let last: Seal | undefined;
  let rows = 0;
  const found = new Map<number, string>();
  const running: Promise<Breach[]>[] = [];
  for await (const seals of stretchesOfSeals(client, factsAtOnce)) {
    for (const seal of seals) {
      yield* checkChain(seal, last);
      rows += countOf(seal.facts);
      found.set(seal.number, seal.digest);
      last = seal;
    }
    const stretch = compare(client, seals, kept);
    stretch.catch(() => {}); // met below, when it is its turn
    running.push(stretch);
    if (running.length >= lanes) yield* (await running.shift()) ?? [];
    if (last) onProgress?.(found.size - 1, rows, last);
  }
  for (const stretch of running) yield* await stretch;
  yield* checkEnd(moment, last);
  for (const { number, digest } of anchors) {
    if (found.get(number) !== digest) {
      yield {
        what: `Seal ${number} ${found.has(number) ? "has another digest than" : "is missing, but was"} noted outside.`,
      };
    }
  }
}

async function compare(client: Transaction, seals: Seal[], kept: Kept): Promise<Breach[]> {
  const [from, to] = [seals[0]?.fromAt, seals.at(-1)?.toAt];
  const breaches: Breach[] = [];
  const hours = await factsOf(client, from, to);
  for (const { number, fromAt: hour, facts } of seals) {
    if (number === 0) continue; // it seals nothing
    for (const what of comparePlaces(hour, facts, hours.get(hour.getTime()) ?? {}, kept)) {
      breaches.push({ hour, what });
    }
  }
  for await (const breach of findBrokenProofs(client, from, to)) breaches.push(breach);
  return breaches;
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

function* checkEnd(moment: Date, last: Seal | undefined): Generator<Breach> {
  if (!last) return yield { what: "There is not one seal: the chain was removed." };
  if (moment.getTime() - last.toAt.getTime() <= sealedAfterMs) return;
  yield { what: `The seals end at ${last.toAt.toISOString()}: the end was cut off, or no worker has sealed since.` };
}

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
