import { launch } from "./processes";

/**
 * Runs a program and returns what it printed to stdout.
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
    const child = launch(program, args, env);
    child.stdin?.end();
    let stdout = "";
    let all = "";
    child.stdout?.on("data", (chunk) => (stdout += chunk));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        all += chunk;
        onOutput(String(chunk));
      });
    }
    child.on("error", (cause) => reject(new Error(`${program} could not be started: ${cause.message}`, { cause })));
    child.on("close", (code, signal) => {
      if (code === 0) return resolve(stdout);
      reject(new Error(`${[program, ...args].join(" ")} ended with ${signal ?? code}:\n${lastLines(all)}`));
    });
  });
}

export const lastLines = (text: string, count = 15) => text.trim().split("\n").slice(-count).join("\n");
