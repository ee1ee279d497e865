import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { findHome } from "../postgres/home";
import type { Stage } from "./harness";

/** PostgreSQL answers nothing any more, and nobody is told. @returns what lets it go on */
export async function pausePostgres(stage: Stage): Promise<() => void> {
  const pids = await processesOf(stage);
  for (const pid of pids) process.kill(pid, "SIGSTOP");
  return () => {
    for (const pid of pids) process.kill(pid, "SIGCONT");
  };
}

/** The server and all of its children. */
async function processesOf({ dir }: Stage): Promise<number[]> {
  const { data } = await findHome(join(dir, "postgres"));
  const server = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const children = all.filter((pid) => {
    try {
      return (
        readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[1] === String(server) &&
        readlinkSync(`/proc/${pid}/exe`)
      );
    } catch {
      return false; // it ended
    }
  });
  return [server, ...children.map(Number)];
}
