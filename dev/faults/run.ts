import { join } from "node:path";
import { removeHome } from "../postgres/home";
import { clone, onStopSignal } from "../processes";
import { stopStack } from "../stack";
import { acknowledge } from "./acknowledge";
import { apply } from "./apply";
import { lostEvents } from "./lost-events";
import { outage } from "./outage";
import { startStage } from "./stage";
import { stalls } from "./stalls";

// npm run faults [-- lost acknowledge apply outage stalls]: the reliability of taking events in, one JSON line a figure.
// Everything is new and of its own; the machine should have nothing else to do.
const figures = {
  lost: (stage: Awaited<ReturnType<typeof startStage>>) => lostEvents(stage, Number(process.env.EVENTS ?? 50_000)),
  acknowledge,
  apply,
  outage,
  stalls,
};
const wanted = process.argv.slice(2);
const dir = join(clone, `.local/faults-${process.pid}`);

let code = 0;
const end = async () => {
  await stopStack(dir);
  removeHome(join(dir, "postgres"));
  process.exit(code);
};
onStopSignal(() => void end());
try {
  const stage = await startStage(dir);
  for (const [name, measure] of Object.entries(figures))
    if (!wanted.length || wanted.includes(name)) await measure(stage);
} catch (error) {
  console.error(error);
  code = 1;
}
await end();
