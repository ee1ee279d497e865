import { db } from "@/lib/db/client";
import { log } from "@/lib/log";

type Sealed = { number: number; until: Date; digest: string };

const hoursAtOnce = 24; // so that one statement stays far below its time limit, also after a long pause

/**
 * Seals every hour of the log that is finished. The newest seal, which holds those before it, goes to this program's output,
 * too: whoever keeps that keeps a proof that no database role can reach (decision 16).
 * @returns how many hours
 */
export async function sealLog(): Promise<number> {
  let hours = 0;
  for (;;) {
    const sealed = await db().$queryRaw<Sealed[]>`
      SELECT sealed AS "number", until, proof AS "digest" FROM seal_log(${hoursAtOnce}::int)`;
    const newest = sealed.at(-1);
    if (newest) log.info({ seal: newest.number, until: newest.until, digest: newest.digest }, "the log is sealed");
    hours += sealed.length;
    if (sealed.length < hoursAtOnce) return hours;
  }
}
