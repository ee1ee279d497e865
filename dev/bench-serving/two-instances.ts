import { startApp } from "../stage/app";
import { at, report, type Stage } from "../stage/harness";
import { pagesASecond } from "../stage/pages-a-second";
import type { Crowd } from "./mix";
import { startProxy } from "./proxy";

const readers = 16;

/** Account pages a second through the same proxy from one instance, then from two, in turns: all on the same cores. */
export async function twoInstances(stage: Stage, { people }: Crowd): Promise<void> {
  const proxy = await startProxy();
  const apps = await Promise.all([startApp(stage, { WORKER: "off" }), startApp(stage, { WORKER: "off" })]);
  const [one, other] = apps.map(({ url }) => url) as [string, string];
  const place = { url: `${proxy.url}/account`, host: new URL(stage.services.app).host, cookie: people[0]?.cookie };
  const rates: { one: number; two: number }[] = [];
  proxy.add(one);
  for (let round = -1; round < 3; round++) {
    const rateOfOne = await pagesASecond(place, readers);
    proxy.add(other);
    const rateOfTwo = await pagesASecond(place, readers);
    await proxy.drain(other);
    if (round >= 0) rates.push({ one: rateOfOne, two: rateOfTwo }); // before that they warm up
  }
  const median = (part: (rate: (typeof rates)[number]) => number) => at(0.5, rates.map(part));
  report(
    "account pages a second behind a proxy, sixteen readers",
    {
      one: median(({ one }) => one),
      two: median(({ two }) => two),
      ratio: Math.round(median(({ one, two }) => (100 * two) / one)) / 100,
    },
    "ratio 1.15",
  );
  await proxy.close();
  await Promise.all(apps.map((app) => app.stop()));
}
