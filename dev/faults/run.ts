import { join } from "node:path";
import { clone } from "../processes";
import type { Stage } from "../stage/harness";
import { onStage } from "../stage/on-stage";
import { acknowledge } from "./acknowledge";
import { apply } from "./apply";
import { lostEvents } from "./lost-events";
import { outage } from "./outage";
import { stalledPages } from "./stalled-pages";
import { stalls } from "./stalls";

// npm run faults [-- lost acknowledge apply outage stalls pages]: the reliability of taking events in, and what pages answer while the
// database stalls; one JSON line a figure. Everything is new and of its own; the machine should have nothing else to do.
const figures = {
  lost: (stage: Stage) => lostEvents(stage, Number(process.env.EVENTS ?? 50_000)),
  acknowledge,
  apply,
  outage,
  stalls,
  pages: stalledPages,
};
const wanted = process.argv.slice(2);
const dir = join(clone, `.local/faults-${process.pid}`);

await onStage(dir, async (stage) => {
  for (const [name, measure] of Object.entries(figures))
    if (!wanted.length || wanted.includes(name)) await measure(stage);
});
