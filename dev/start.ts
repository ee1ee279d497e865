import { card } from "./card";
import { type Options, parseOptions, usage } from "./options";
import { onStopSignal } from "./processes";
import { StepError } from "./progress";
import { takeRunLock } from "./run-lock";
import { readServices } from "./services";
import { startStack, stopStack } from "./stack";

const options = readOptions();
const holder = takeRunLock(options.dir);
if (holder) {
  const address = readServices(options.dir).app;
  console.error(`Portico is already running in this folder${address ? `: ${address}` : ""} (pid ${holder}).`);
  console.error("Stop that one first (Ctrl-C), or start another beside it with --dir .local/another.");
  process.exit(1);
}

let isStopping = false;
onStopSignal(() => void stop(0));
console.log(`\n  Starting Portico (${options.mode})`);
const startedAt = performance.now();

const startup = startStack(options, (reason) => void stop(1, reason));
startup.then(
  ({ services, given }) => {
    if (!isStopping) console.log(card(options, services, given, (performance.now() - startedAt) / 1000));
  },
  (error) => void stop(1, error),
);

/** Stops everything and ends; only the first call counts, so that what dies while stopping is no news. */
async function stop(code: number, reason?: unknown) {
  if (isStopping) return;
  isStopping = true;
  if (reason) explain(reason);
  console.log("\n  Stopping …");
  const stopping = stopStack(options.dir);
  // a start that is under way may be about to bring up the database: stop once more when it has noticed
  await Promise.allSettled([stopping, startup]);
  await stopStack(options.dir).catch((error) => {
    console.error(`  The database did not stop: ${error instanceof Error ? error.message : error}`);
  });
  process.exit(code);
}

function explain(reason: unknown) {
  const { message } = reason instanceof Error ? reason : new Error(String(reason));
  console.error(
    `\n  ✗ ${reason instanceof StepError ? `${reason.step} failed. ` : ""}${message.replaceAll("\n", "\n    ")}`,
  );
  if (!(reason instanceof StepError)) return;
  console.error(
    "\n  After a fix, the same command goes on where this one stopped. If the state itself is broken: add `-- --fresh`.",
  );
}

function readOptions(): Options {
  try {
    const parsed = parseOptions(process.argv.slice(2));
    if (parsed !== "help") return parsed;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}
