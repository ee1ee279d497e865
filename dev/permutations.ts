import { cpus } from "node:os";
import { join } from "node:path";
import { clone, onStopSignal, stopProcesses } from "./processes";
import { runToEnd } from "./run-to-end";

// npm run permutations -- 10000: that many, in portions, each with a database and a Stripe account of its own, as many
// portions at a time as there are processors. Each portion's seed is printed; SEED=… RUNS=… npx vitest repeats it.
const runs = Number(process.argv[2] ?? 10_000);
const portion = Math.min(480, runs); // what a reconcile has to look at grows with it
const first = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const vitest = join(clone, "node_modules/vitest/vitest.mjs");
const startedAt = performance.now();
const seeds = Array.from({ length: Math.ceil(runs / portion) }, (_, at) => first + at);
let done = 0;
const failed: number[] = [];
onStopSignal(() => void stopProcesses().then(() => process.exit(1)));

async function work() {
  for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
    const env = { SEED: String(seed), RUNS: String(portion), NO_COLOR: "1" };
    const args = [vitest, "run", "--project", "app", "lib/jobs/permutations.test.ts"];
    try {
      await runToEnd(process.execPath, args, { env });
      done += portion;
    } catch (error) {
      failed.push(seed);
      console.error(error instanceof Error ? error.message : error);
    }
    const minutes = (performance.now() - startedAt) / 60_000;
    console.log(
      `SEED=${seed} RUNS=${portion}: ${done} done in ${minutes.toFixed(1)} min, ${failed.length} portions failed`,
    );
  }
}

await Promise.all(cpus().slice(0, 4).map(work));
const seconds = Math.round((performance.now() - startedAt) / 1_000);
console.log(JSON.stringify({ figure: "permutations", done, seconds, failedSeeds: failed, floor: "0 failures" }));
process.exit(failed.length ? 1 : 0);
