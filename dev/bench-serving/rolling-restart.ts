import { setTimeout as wait } from "node:timers/promises";
import { type App, startApp } from "../stage/app";
import { report, type Stage } from "../stage/harness";
import { clients } from "../stage/load";
import { type Crowd, mixAt } from "./mix";
import { type InstanceProxy, startProxy } from "./proxy";

const rounds = 5;

/**
 * Two instances behind a proxy are restarted by SIGTERM, one after the other, while twelve clients ask: taken out of the proxy
 * before, as it should be done, and then without a word to the proxy.
 */
export async function rollingRestart(stage: Stage, crowd: Crowd): Promise<void> {
  const proxy = await startProxy();
  const apps = [await startApp(stage, { WORKER: "on" }), await startApp(stage, { WORKER: "on" })];
  for (const { url } of apps) proxy.add(url);
  const told = await failuresWhile(proxy, stage, crowd, async () => {
    for (const app of apps) {
      await proxy.drain(app.url);
      await restart(app);
      proxy.add(app.url);
    }
  });
  report("rolling restart of two instances, each taken out of the proxy first", told, "0 failed");
  const untold = await failuresWhile(proxy, stage, crowd, async () => {
    for (const app of apps) await restart(app);
  });
  report("the same, the proxy not told", untold, "0 failed");
  await proxy.close();
  await Promise.all(apps.map((app) => app.stop()));
}

async function failuresWhile(proxy: InstanceProxy, stage: Stage, crowd: Crowd, restartAll: () => Promise<void>) {
  const mix = mixAt(proxy.url, stage, crowd);
  let isOver = false;
  const asking = clients(12, async () => {
    await mix.next();
    return !isOver;
  });
  for (let round = 0; round < rounds; round++) {
    await wait(1_000);
    await restartAll();
  }
  isOver = true;
  await asking;
  return { restarts: 2 * rounds, requests: mix.asked(), failed: mix.failed() };
}

async function restart(app: App): Promise<void> {
  await app.stop();
  await app.start();
}
