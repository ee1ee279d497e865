import { launch, stopProcess } from "./processes";

export type RunOptions = {
  env?: Record<string, string>;
  /** The folder it runs in; the clone when not given. */
  cwd?: string;
  /** Sees everything it prints, as it comes. */
  onOutput?: (chunk: string) => void;
  /** It is stopped when it takes longer. */
  limitMs?: number;
};

/**
 * Runs a program and returns what it printed to stdout.
 * @throws {Error} with its output, when it does not end well
 */
export function runToEnd(program: string, args: string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = launch(program, args, options.env ?? {}, options.cwd);
    child.stdin?.end();
    let stdout = "";
    let all = "";
    child.stdout?.on("data", (chunk) => (stdout += chunk));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        all += chunk;
        options.onOutput?.(String(chunk));
      });
    }
    const { limitMs } = options;
    let isOverdue = false;
    const stopLate = () => {
      isOverdue = true;
      void stopProcess(child);
    };
    const timer = limitMs ? setTimeout(stopLate, limitMs) : undefined;
    child.on("error", (cause) => reject(new Error(`${program} could not be started: ${cause.message}`, { cause })));
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (code === 0 && !isOverdue) return resolve(stdout);
      const how = isOverdue ? "took too long" : `ended with ${signal ?? code}`;
      reject(new Error(`${[program, ...args].join(" ")} ${how}:\n${excerpt(all)}`));
    });
  });
}

/** The beginning and the end of a long output: what went wrong may stand in either. */
function excerpt(text: string): string {
  const lines = text.trim().split("\n");
  return lines.length > 40 ? [...lines.slice(0, 15), "…", ...lines.slice(-15)].join("\n") : lines.join("\n");
}

export const lastLines = (text: string) => text.trim().split("\n").slice(-30).join("\n");
