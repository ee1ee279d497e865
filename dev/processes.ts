import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** The clone's top folder: every program runs there. */
export const clone = fileURLToPath(new URL("..", import.meta.url));

const running = new Set<ChildProcess>();
const stopped = new WeakSet<ChildProcess>();
let isStopping = false;

/** Starts a program in a process group of its own, so that it can be stopped together with whatever it starts. */
export function launch(program: string, args: string[], env: Record<string, string>, cwd = clone): ChildProcess {
  if (isStopping) throw new Error("stopping");
  const child = spawn(program, args, {
    cwd,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  running.add(child);
  child.on("exit", () => running.delete(child));
  child.on("error", () => running.delete(child)); // it could not be started
  return child;
}

/** Asks a program's group to end, waits, and ends it by force when it takes too long. */
export async function stopProcess(child: ChildProcess, patienceMs = 8_000): Promise<void> {
  if (!running.has(child)) return;
  stopped.add(child);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  signal(child, "SIGTERM");
  await Promise.race([ended, wait(patienceMs, undefined, { ref: false })]);
  signal(child, "SIGKILL"); // also what its group may have left behind
}

/** Whether a program was asked to end: then its end is no news. */
export const wasStopped = (child: ChildProcess) => stopped.has(child);

/** Stops everything that was started here; nothing can be started afterwards. */
export async function stopProcesses(): Promise<void> {
  isStopping = true;
  await Promise.all([...running].map((child) => stopProcess(child)));
}

function signal(child: ChildProcess, name: NodeJS.Signals) {
  try {
    if (child.pid) process.kill(-child.pid, name);
  } catch {
    // the group is empty
  }
}

/** Runs `act` once, at the first signal to stop; later ones change nothing, so that the stop itself is not cut short. */
export function onStopSignal(act: (name: NodeJS.Signals) => void) {
  let isFirst = true;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      if (isFirst) act(name);
      isFirst = false;
    });
  }
}
