import { readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { query } from "./databases";
import type { Home } from "./home";

export const urlAt = (home: Home, port: number, database: string) =>
  `postgresql://postgres:${home.password}@127.0.0.1:${port}/${database}`;

/**
 * The port of the server that serves these data, if one does. A `postmaster.pid` whose process is gone, or is now another
 * program (a restarted container counts from 1 again), is removed: PostgreSQL would refuse to start beside it.
 */
export async function findRunning(home: Home, patienceMs = 15_000): Promise<number | undefined> {
  const file = join(home.data, "postmaster.pid");
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const lines = read(file)?.split("\n");
    if (!lines) return undefined;
    const port = Number(lines[3]);
    if (port && (await serves(home, port))) return port;
    if (!isPostgres(Number(lines[0]))) {
      rmSync(file, { force: true });
      return undefined;
    }
    if (Date.now() > deadline)
      throw new Error(`A server (pid ${lines[0]}) holds ${home.data} and does not answer: stop it`);
    await wait(100); // it is starting, or recovering from a crash
  }
}

async function serves(home: Home, port: number): Promise<boolean> {
  try {
    const [row] = await query<{ at: string }>(
      urlAt(home, port, "postgres"),
      "select current_setting('data_directory') as at",
    );
    return row?.at === realpathSync(home.data);
  } catch {
    return false;
  }
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const command = read(`/proc/${pid}/comm`);
  return command === undefined ? process.platform !== "linux" : command.startsWith("postgres");
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
