import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Started = { url: string; milliseconds: number; megabytes: () => number; close: () => Promise<void> };

/** Starts a local Stripe as a process of its own and waits until it answers. */
export async function startOnce(): Promise<Started> {
  const begun = performance.now();
  const file = join(import.meta.dirname, "..", "server.ts");
  // one process, as tsx's own command would make two
  const child = spawn(process.execPath, ["--import", "tsx", file, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const url = line.toString().replace("Local Stripe: ", "").trim();
  await fetch(`${url}/_local/health`);
  const milliseconds = Math.round(performance.now() - begun);
  return {
    url,
    milliseconds,
    megabytes: () => residentMegabytes(child.pid ?? 0),
    close: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** What the process holds in memory; Linux says it there, elsewhere it is not known. */
function residentMegabytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
  } catch {
    return Number.NaN;
  }
}
