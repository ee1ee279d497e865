import { createWriteStream, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { launch, wasStopped } from "./processes";
import { lastLines } from "./run-to-end";

const lifeline = new URL("lifeline.mjs", import.meta.url).href;

export type PartOptions = {
  name: string;
  /** Arguments of `node`. */
  args: string[];
  env?: Record<string, string>;
  cwd?: string;
  log: string;
  /** Answers below 500 when the part is up. */
  healthUrl: string;
  patienceMs?: number;
  /** Print its output as well, once it is up. */
  isShown?: boolean;
  /** Called when it ends although nobody stopped it. */
  onDeath: (reason: Error) => void;
};

/**
 * Starts a program that stays, and waits until it answers.
 * @throws {Error} naming it, with the end of its log, when it ends before or does not answer in time
 */
export async function startPart(options: PartOptions): Promise<void> {
  const { name, log, healthUrl, patienceMs = 60_000 } = options;
  mkdirSync(dirname(log), { recursive: true });
  const file = createWriteStream(log, { flags: "w", mode: 0o600 });
  const env = { ...options.env, LIFELINE_OF: String(process.pid) };
  const child = launch(process.execPath, ["--import", lifeline, ...options.args], env, options.cwd);
  child.stdin?.on("error", () => {}); // it ended first
  let isUp = false;
  for (const [stream, screen] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    stream?.on("data", (chunk) => {
      file.write(chunk);
      if (isUp && options.isShown) screen.write(chunk);
    });
  }
  const fail = (what: string) =>
    new Error(`${name} ${what}. The end of ${log}:\n${lastLines(readFileSync(log, "utf8"))}`);

  let ended: string | undefined;
  child.on("error", (cause) => (ended = cause.message));
  child.on("close", (code, signal) => {
    ended = `ended with ${signal ?? `code ${code}`}`;
    file.end(() => isUp && !wasStopped(child) && options.onDeath(fail(ended ?? "ended")));
  });

  const deadline = Date.now() + patienceMs;
  for (let last = "nothing"; ; await wait(60)) {
    if (ended) throw fail(ended);
    const status = await statusOf(healthUrl, deadline - Date.now());
    if (status && status < 500) break;
    last = status ? `status ${status}` : last;
    if (Date.now() > deadline) throw fail(`did not come up: ${healthUrl} answered ${last}`);
  }
  isUp = true;
}

async function statusOf(url: string, patienceMs: number): Promise<number | undefined> {
  try {
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(Math.max(patienceMs, 1)) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return undefined;
  }
}
