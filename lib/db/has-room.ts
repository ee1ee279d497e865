import "server-only";
import { log } from "@/lib/log";
import { databasePool } from "./pool";

const freshMs = 250;
const patienceMs = 1_500; // less than a page's own for a connection: who is let in here seldom waits in vain there
const quietMs = 10_000;

// proxy.ts asks and pages are answered, in bundles of their own: one memory
type Memory = { answeredAt: number; notedAt: number; asking?: Promise<boolean> };
const globals = globalThis as unknown as { porticoAnswers?: Memory };

/**
 * Whether the database has room for one more page: a connection is free and one was answered just now, else a question of our own
 * is answered within 1.5 s. It stands in the same queue as the pages' own, and all who want to know meanwhile share it. While
 * there is none, the log has a line every ten seconds.
 */
export async function hasRoom(): Promise<boolean> {
  const memory = remember();
  if (databasePool().idleCount > 0 && performance.now() - memory.answeredAt < freshMs) return true;
  memory.asking ??= ask()
    .then((isAnswered) => {
      if (!isAnswered) noteRefusal(memory);
      return isAnswered;
    })
    .finally(() => {
      memory.asking = undefined;
    });
  return memory.asking;
}

/** One line for a burst of refusals: who reads the log learns that pages answer 503, and what the connections did. */
function noteRefusal(memory: Memory): void {
  if (performance.now() - memory.notedAt < quietMs) return;
  memory.notedAt = performance.now();
  const { totalCount, idleCount, waitingCount } = databasePool();
  const connections = { total: totalCount, idle: idleCount, waiting: waitingCount };
  log.warn({ connections }, "the database has no room: pages answer 503");
}

function remember(): Memory {
  if (!globals.porticoAnswers) {
    const memory: Memory = { answeredAt: Number.NEGATIVE_INFINITY, notedAt: Number.NEGATIVE_INFINITY };
    databasePool().on("release", (error) => {
      if (!error) memory.answeredAt = performance.now();
    });
    globals.porticoAnswers = memory;
  }
  return globals.porticoAnswers;
}

async function ask(): Promise<boolean> {
  // a connection that does not answer is closed, or each question would take one from the pages
  const question = { text: "SELECT 1", query_timeout: patienceMs };
  const answer = databasePool()
    .query(question)
    .then(
      () => true,
      () => false,
    );
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, patienceMs, false);
  });
  return Promise.race([answer, patience]).finally(() => clearTimeout(timer));
}
