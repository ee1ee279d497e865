import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Marks the state folder as in use by this process.
 * @returns the pid that holds it, when another start runs there; undefined when it is ours now
 */
export function takeRunLock(dir: string): number | undefined {
  const holder = findRun(dir);
  if (holder) return holder;
  mkdirSync(dir, { recursive: true });
  rmSync(fileIn(dir), { force: true });
  try {
    writeFileSync(fileIn(dir), String(process.pid), { flag: "wx" });
  } catch (error) {
    const taken = findRun(dir); // two starts in the same instant
    if (!taken) throw error;
    return taken;
  }
  process.once("exit", () => rmSync(fileIn(dir), { force: true }));
  return undefined;
}

/** The pid of the start that runs in a state folder. */
export function findRun(dir: string): number | undefined {
  const pid = Number(read(fileIn(dir)));
  return pid && isStart(pid) ? pid : undefined;
}

const fileIn = (dir: string) => join(dir, "run.pid");

function isStart(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  // after a restart of the machine the number may belong to another program
  const command = read(`/proc/${pid}/cmdline`);
  return command === undefined ? process.platform !== "linux" : /dev\/(start|test)/.test(command);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
