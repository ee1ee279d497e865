import { type ChildProcess, spawn } from "node:child_process";

/** The clone's top folder: every part runs there. */
export const clone = new URL("..", import.meta.url).pathname;

/** Programs that have been started and have not ended, for whoever has to stop them. */
export const running = new Set<ChildProcess>();

/**
 * Runs a program in a process group of its own and returns what it printed to stdout.
 * @param onOutput sees everything it prints, as it comes
 * @throws {Error} with the last lines of its output, when it does not end well
 */
export function runToEnd(
  program: string,
  args: string[],
  env: Record<string, string> = {},
  onOutput: (chunk: string) => void = () => {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: clone,
      detached: true,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    let stdout = "";
    let all = "";
    child.stdout.on("data", (chunk) => (stdout += chunk));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        all += chunk;
        onOutput(String(chunk));
      });
    }
    child.on("error", (cause) => reject(new Error(`${program} could not be started: ${cause.message}`, { cause })));
    child.on("close", (code, signal) => {
      running.delete(child);
      if (code === 0) return resolve(stdout);
      reject(new Error(`${[program, ...args].join(" ")} ended with ${signal ?? code}:\n${lastLines(all)}`));
    });
  });
}

export const lastLines = (text: string, count = 15) => text.trim().split("\n").slice(-count).join("\n");
