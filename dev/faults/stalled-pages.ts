import { setTimeout as wait } from "node:timers/promises";
import { startApp } from "../stage/app";
import { report, rows, type Stage } from "../stage/harness";
import { type Answer, clients, get } from "../stage/load";
import { pausePostgres } from "../stage/pause-postgres";
import { signedInSubscribers } from "../stage/people";
import { cutConnections, recovery } from "./recovery";

const readers = 16; // more than the app has connections for
const seconds = 8;

/** What people are answered while the database stops, while all connections to it are taken, and once they are cut. */
export async function stalledPages(stage: Stage): Promise<void> {
  const [person] = await signedInSubscribers(stage, 1);
  const app = await startApp(stage, { WORKER: "off" });
  const headers = { host: new URL(stage.services.app).host, cookie: person?.cookie ?? "" };
  const once = () => get(`${app.url}/account`, headers);
  const floor = "worst 2000, all 503 with Retry-After, recovered in 500";
  await readFor(2, once);

  const goOn = await pausePostgres(stage);
  const paused = await readFor(seconds, once, goOn);
  report("pages while the database is paused for 8 s, ms", { ...paused, recoveredIn: await recovery(once) }, floor);

  // whoever reads a sign-in waits for this one, with a connection each
  const locked = rows(stage, `BEGIN; LOCK TABLE "Session"; SELECT pg_sleep(${seconds}); COMMIT`);
  await wait(500);
  const taken = await readFor(seconds, once, () => locked);
  report("pages while all connections are taken for 8 s, ms", { ...taken, recoveredIn: await recovery(once) }, floor);

  await cutConnections(stage);
  report("pages after connections were cut, ms", { recoveredIn: await recovery(once) }, "recovered in 500");
  await app.stop();
}

/** Answers to those who began to read within that time, by their status. */
async function readFor(time: number, once: () => Promise<Answer>, end: () => unknown = () => {}) {
  const answers: Answer[] = [];
  const until = performance.now() + time * 1_000;
  const reading = clients(readers, async () => {
    answers.push(await once());
    await wait(100);
    return performance.now() < until;
  });
  await wait(time * 1_000);
  await Promise.all([end(), reading]);
  const statuses = [...new Set(answers.map(({ status, broke }) => broke ?? `${status}`))].sort();
  const worstOf = (status: string) => {
    const those = answers.filter((answer) => (answer.broke ?? `${answer.status}`) === status);
    return { answers: those.length, worst: Math.round(Math.max(...those.map(({ ms }) => ms))) };
  };
  return {
    ...Object.fromEntries(statuses.map((status) => [status, worstOf(status)])),
    withRetryAfter: answers.filter(({ retryAfter }) => retryAfter).length,
  };
}
