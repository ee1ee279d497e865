import type { ChildProcess } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import getPort from "get-port";
import { nextStart } from "../build";
import { clone, launch, stopProcess } from "../processes";
import type { Stage } from "./harness";

export type App = {
  url: string;
  pid: () => number;
  kill9: () => Promise<void>;
  start: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A server of the production build of its own, which may be killed and started again at the same address. */
export async function startApp(stage: Stage, env: Record<string, string>, folder = clone): Promise<App> {
  const port = await getPort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess;
  const start = async () => {
    child = launchApp(stage, env, port, folder);
    const answers = () =>
      fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
        () => true,
        () => false,
      );
    while (!(await answers())) {
      if (child.exitCode !== null) throw new Error(`The app ended with ${child.exitCode} before it answered.`);
      await wait(20);
    }
  };
  await start();
  const kill9 = async () => {
    const ended = new Promise((done) => child.once("exit", done));
    process.kill(-Number(child.pid), "SIGKILL");
    await ended;
  };
  return { url, pid: () => Number(child.pid), start, kill9, stop: () => stopProcess(child) };
}

/** Its process, as it begins: it does not answer yet. */
export function launchApp(stage: Stage, env: Record<string, string>, port: number, folder = clone): ChildProcess {
  const args = [...nextStart, "-H", "127.0.0.1", "-p", String(port)];
  const child = launch(process.execPath, args, { ...stage.env, ...env }, folder);
  child.stdout?.resume();
  child.stderr?.resume();
  return child;
}
