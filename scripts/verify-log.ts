import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { db } from "@/lib/db/client";
import { type Anchor, verifyLog } from "@/lib/session-logs/verify-log";

// npm run log:verify [-- --anchor 1234:9f86d0…]: recomputes every seal of the log. Exit code 1 when something was tampered
// with. An anchor is a seal as a line of the worker's output noted it, or this one's last: give one, and what was made anew
// before it is found, too.

if (existsSync(".env")) process.loadEnvFile(".env");
const args = process.argv.slice(2);
const anchors = args.flatMap((arg, at) => {
  const [, number, digest] = args[at - 1] === "--anchor" ? (/^(\d+):([0-9a-f]{64})$/.exec(arg) ?? []) : [];
  return number && digest ? [{ number: Number(number), digest }] : [];
});
if (anchors.length !== args.filter((arg) => arg === "--anchor").length)
  throw new Error("An anchor is <number>:<digest>.");

const startedAt = performance.now();
let told = 0;
let last: { hours: number; rows: number; newest?: Anchor } = { hours: 0, rows: 0 };
const onProgress = (hours: number, rows: number, newest: Anchor) => {
  last = { hours, rows, newest };
};
const lanes = Math.min(4, availableParallelism()); // PostgreSQL computes, each on a core of its own
for await (const { hour, what } of verifyLog({ anchors, lanes, onProgress })) {
  told++;
  console.log(`${hour ? `${hour.toISOString().slice(0, 13)}h  ` : ""}${what}`);
}
await db().$disconnect();
const seconds = (performance.now() - startedAt) / 1000;
const facts = `${last.rows.toLocaleString("en")} facts of ${last.hours.toLocaleString("en")} hours in ${seconds.toFixed(1)} s`;
console.log(told ? `${told} findings. ${facts}` : `The log is as it was sealed. ${facts}`);
if (last.newest)
  console.log(`The newest seal, to be kept elsewhere: --anchor ${last.newest.number}:${last.newest.digest}`);
process.exitCode = told ? 1 : 0;
