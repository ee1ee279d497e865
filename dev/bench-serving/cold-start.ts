import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import getPort from "get-port";
import { stopProcess } from "../processes";
import { launchApp } from "../stage/app";
import { send } from "../stage/form";
import { at, report, type Stage } from "../stage/harness";
import { buildMinimalApp } from "../stage/minimal-app";
import type { Crowd } from "./mix";

type Times = { listening: number; page: number; stop: number };

/**
 * From the start of the process to the first page of somebody signed in, beside a page of Next's that shows one row; and from
 * SIGTERM, with nothing to do, to the end of the process.
 */
export async function coldStart(stage: Stage, { people }: Crowd): Promise<void> {
  const folder = await buildMinimalApp(stage.dir);
  const ours: Times[] = [];
  const bare: Times[] = [];
  for (let round = 0; round < 5; round++) {
    const { cookie } = people[round] ?? {};
    bare.push(await startAndStop(stage, { path: "/row", folder }));
    ours.push(await startAndStop(stage, { path: "/account", cookie }));
  }
  const each = (part: (time: Times) => number, times = ours) => times.map(part);
  const [pages, stops] = [each(({ page }) => page), each(({ stop }) => stop)];
  const bareP50 = at(
    0.5,
    each(({ page }) => page, bare),
  );
  report(
    "cold start to the first account page, ms",
    {
      p50: at(0.5, pages),
      worst: at(1, pages),
      listens: at(
        0.5,
        each(({ listening }) => listening),
      ),
      thenPage: at(
        0.5,
        each(({ listening, page }) => page - listening),
      ),
      bareP50,
      ratio: Math.round((100 * at(0.5, pages)) / bareP50) / 100,
    },
    "p50 1000",
  );
  report(
    "SIGTERM with nothing to do until the process has ended, ms",
    { p50: at(0.5, stops), worst: at(1, stops) },
    "1000",
  );
}

type Page = { path: string; cookie?: string; folder?: string };

async function startAndStop(stage: Stage, { path, cookie, folder }: Page): Promise<Times> {
  const port = await getPort();
  const place = { url: `http://127.0.0.1:${port}${path}`, host: new URL(stage.services.app).host, cookie };
  const begun = performance.now();
  const child = launchApp(stage, { WORKER: "on" }, port, folder);
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`The app ended with ${child.exitCode} before it listened.`);
    await wait(5);
  }
  const listening = performance.now() - begun;
  const { status } = await send(place, "GET");
  if (status !== 200) throw new Error(`the first page was answered with ${status}`);
  const page = performance.now() - begun;
  await wait(2_000); // it has nothing to do any more; our connection stays open, as a proxy's would
  const asked = performance.now();
  await stopProcess(child);
  return { listening, page, stop: performance.now() - asked };
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const isOpen = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isOpen;
}
