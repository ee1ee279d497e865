import "server-only";
import { log } from "@/lib/log";
import { databasePool } from "./pool";

const freshMs = 250;
const patienceMs = 1_500; // less than a page's own for a connection: who is let in here seldom waits in vain there
const quietMs = 10_000;

// proxy.ts asks and pages are answered, in bundles of their own: one memory
type Memory = { answeredAt: number; notedAt: number; asking?: Promise<boolean> };
type Answer = { isAnswered: boolean; err?: unknown };
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
    .then(({ isAnswered, err }) => {
      if (!isAnswered) noteRefusal(memory, err);
      return isAnswered;
    })
    .finally(() => {
      memory.asking = undefined;
    });
  return memory.asking;
}

/** One line for a burst of refusals: who reads the log learns that pages answer 503, why, and what the connections did. */
function noteRefusal(memory: Memory, err: unknown): void {
  if (performance.now() - memory.notedAt < quietMs) return;
  memory.notedAt = performance.now();
  const { totalCount, idleCount, waitingCount } = databasePool();
  const connections = { total: totalCount, idle: idleCount, waiting: waitingCount };
  log.warn({ connections, err }, "the database has no room: pages answer 503");
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

async function ask(): Promise<Answer> {
  // a connection that does not answer is closed, or each question would take one from the pages
  const question = { text: "SELECT 1", query_timeout: patienceMs };
  const answer = databasePool()
    .query(question)
    .then(
      () => ({ isAnswered: true }),
      (err: unknown) => ({ isAnswered: false, err }),
    );
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve({ isAnswered: false }), patienceMs);
  });
  return Promise.race([answer, patience]).finally(() => clearTimeout(timer));
}
