import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { clone } from "../processes";
import { report, type Stage } from "../stage/harness";
import { onStage } from "../stage/on-stage";
import { signedInAdmin, signedInSubscribers } from "../stage/people";
import { acrossInstances } from "./across-instances";
import { coldStart } from "./cold-start";
import { memory } from "./memory";
import type { Crowd } from "./mix";
import { rollingRestart } from "./rolling-restart";
import { twoInstances } from "./two-instances";

// npm run bench:serving [-- start two across restart memory 10_000]: how the server starts, stops, shares its work with another
// one, and what it weighs after so many requests, 100,000 by default (HEAP_MB=0: without the bound of its heap); one JSON line a figure. The
// production build; everything is new and of its own. The load, PostgreSQL and the local Stripe share the machine with it.
const args = process.argv.slice(2);
const isCount = (arg: string) => /^\d[\d_]*$/.test(arg);
const requests = Number((args.find(isCount) ?? "100_000").replaceAll("_", ""));
const wanted = args.filter((arg) => !isCount(arg));
const figures = {
  start: coldStart,
  two: twoInstances,
  across: acrossInstances,
  restart: rollingRestart,
  memory: (stage: Stage, crowd: Crowd) => memory(stage, crowd, requests),
};
const dir = join(clone, `.local/bench-serving-${process.pid}`);

await onStage(dir, async (stage) => {
  const crowd = { people: await signedInSubscribers(stage, 40), admin: await signedInAdmin(stage) };
  for (const [name, measure] of Object.entries(figures)) {
    if (wanted.length && !wanted.includes(name)) continue;
    report(
      "the machine before the next figures",
      { cores: availableParallelism(), load: loadavg()[0] },
      "nothing else to do",
    );
    await measure(stage, crowd);
  }
});
