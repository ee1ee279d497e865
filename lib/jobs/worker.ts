import { EventEmitter } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Logger, type Runner, run, type TaskList } from "graphile-worker";
import pg from "pg";
import { z } from "zod";
import { databaseNow } from "@/lib/db/now";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { markUnknown } from "@/lib/portal/mark-unknown";
import { countLastDays } from "@/lib/session-logs/count-days";
import { sealLog } from "@/lib/session-logs/seal-log";
import { inBackground } from "@/lib/stripe/background";
import { holdLife, unlockDeadWorkers } from "./dead-workers";
import { findDisputedCustomer } from "./find-disputed-customer";
import { processCatalog } from "./process-catalog";
import { processEvents } from "./process-events";
import { reconcile } from "./reconcile";
import { remindOfCards } from "./remind-of-cards";
import { keepRetention } from "./retention";
import { sendMail } from "./send-mail";

const ofCustomer = z.object({ stripeCustomerId: z.string() });
const ofEvent = z.object({ eventId: z.string() });
const ofMail = z.object({ key: z.string() });
const asked = z.object({ isFull: z.boolean().default(false), actorId: z.uuid().optional() });

const isLastTry = (job: { attempts: number; max_attempts: number }) => job.attempts >= job.max_attempts;

/** What is done about each kind of job. */
export const taskList: TaskList = {
  process_events: async (payload, { job }) => {
    const { stripeCustomerId } = ofCustomer.parse(payload);
    await inBackground(() => processEvents(stripeCustomerId, { isLastTry: isLastTry(job) }));
  },
  find_disputed_customer: async (payload, { job }) => {
    const { eventId } = ofEvent.parse(payload);
    await inBackground(() => findDisputedCustomer(eventId, { isLastTry: isLastTry(job) }));
  },
  sync_catalog: (_, { job }) => inBackground(() => processCatalog({ isLastTry: isLastTry(job) })),
  reconcile: async (payload) => {
    const { isFull, actorId } = asked.parse(payload);
    const { missed, visits, visitsUnknown } = await reconcile({
      isFull,
      actor: actorId ? { id: actorId, role: "admin" } : null,
    });
    if (missed || visits || visitsUnknown) await countLastDays(31); // what it found belongs to days counted before
  },
  count_last_days: () => countLastDays(3),
  count_last_month: () => countLastDays(31),
  send_mail: async (payload) => sendMail(ofMail.parse(payload).key),
  remind_of_cards: () => remindOfCards(),
  retention: () => keepRetention(),
  // on the worker's connection, which may take longer for a statement than the app's
  analyze_log: async (_, { query }) => {
    await query("SELECT analyze_log()");
  },
  seal_log: async () => {
    await sealLog();
  },
  // a schedule knows whole minutes alone: a click that a crash cut off is to be known as such sooner
  tidy: async (_, { addJob }) => {
    const runAt = new Date((await databaseNow()).getTime() + 30_000);
    await addJob("tidy_again", {}, { runAt, jobKey: "tidy_again", maxAttempts: 1 });
    await tidy();
  },
  tidy_again: () => tidy(),
};

async function tidy(): Promise<void> {
  const [jobs, visits] = await Promise.all([unlockDeadWorkers(), markUnknown()]);
  if (jobs || visits) log.warn({ jobs, visits }, "mended what a crash left behind");
}

// an hour that no worker saw is made up for; minute 17, when the rest of the world does not ask Stripe
// No payloads here: inside Next's bundle graphile-worker finds no parser for them.
const schedule = [
  "* * * * * tidy ?max=1",
  "9 * * * * seal_log ?queue=seal_log&max=3&fill=1h", // each makes up for those that were missed
  "23 3 * * * retention ?queue=retention&max=3&fill=1d",
  "53 3 * * * analyze_log ?max=3&fill=1d",
  "17 * * * * reconcile ?queue=reconcile&max=3&fill=1h",
  "7 * * * * count_last_days ?queue=count&max=3&fill=1h",
  "23 2 * * * count_last_month ?queue=count&max=3&fill=1d",
  "41 9 * * * remind_of_cards ?max=3&fill=1d",
].join("\n");

const logger = new Logger(() => (level, message, meta) => {
  if (level === "error") log.error({ err: meta?.error }, "a job failed");
  else log.debug({ level, message }, "worker");
});

export type Worker = { stop: () => Promise<void>; promise: Promise<void> };

/**
 * Works off jobs until it is stopped, in the server or alone: any number of workers may run, on any number of machines.
 * Where the database goes away, it begins again when that is back.
 */
export function startWorker(): Worker {
  let isStopping = false;
  let runner: Runner | undefined;
  const work = async () => {
    while (!isStopping) {
      try {
        runner = await startRunner();
        if (isStopping) await stopRunner(runner);
        await runner.promise;
      } catch (err) {
        log.error({ err }, "the worker ended; it begins again");
      }
      if (!isStopping) await wait(1_000);
    }
  };
  const promise = work();
  const end = async () => {
    isStopping = true;
    if (runner) await stopRunner(runner);
    await promise;
  };
  let ending: Promise<void> | undefined;
  const stop = () => {
    ending ??= end(); // whoever stops it once more waits with the first
    return ending;
  };
  return { stop, promise };
}

/** One whose connections were lost has stopped by itself, and cannot be stopped again. */
const stopRunner = (runner: Runner) => runner.stop().catch((err) => log.debug({ err }, "the worker had stopped"));

/** Lets a worker finish what it has begun when the process is asked to end. */
export function stopWithProcess(worker: Worker): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void worker.stop());
}

/**
 * The connections that jobs are taken and ticked off by. Ours and not graphile-worker's: it stops listening for errors of its
 * connections while it stops, and one lost just then would end the process.
 */
function jobsPool(): pg.Pool {
  const pool = new pg.Pool({ connectionString: bookkeepingUrl(env().DATABASE_URL), application_name: "portico jobs" });
  pool.on("error", (err) => log.warn({ err }, "a connection of the worker was lost"));
  pool.on("connect", (client) => client.on("error", () => {})); // who has taken it is told by the next query
  return pool;
}

// Taking a job and ticking it off wait for no disk: what a crash of the database forgets of that is done once more, and
// every job may be. What a job does is written by other connections, and is durable.
function bookkeepingUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const options = [url.searchParams.get("options"), "-c synchronous_commit=off"];
  url.searchParams.set("options", options.filter(Boolean).join(" "));
  return url.href;
}

async function startRunner(): Promise<Runner> {
  await unlockDeadWorkers();
  const life = await holdLife();
  const pgPool = jobsPool();
  const end = () => Promise.allSettled([life.end(), pgPool.end()]); // what is lost needs no closing
  try {
    const events = new EventEmitter();
    events.on("pool:create", ({ workerPool }) => life.holdFor(workerPool.id)); // the name its jobs are locked by
    const noHandleSignals = true; // whoever starts it stops it
    const runner = await run({ pgPool, concurrency: 4, noHandleSignals, crontab: schedule, taskList, logger, events });
    life.onLost(() => void stopRunner(runner));
    runner.promise.then(end, end);
    return runner;
  } catch (err) {
    await end();
    throw err;
  }
}
