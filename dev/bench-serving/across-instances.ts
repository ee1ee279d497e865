import { startApp } from "../stage/app";
import { formIn, press } from "../stage/form";
import { report, type Stage } from "../stage/harness";
import { clicksOfEach } from "../stage/people";
import { button, type Crowd } from "./mix";

/** Forms that one instance rendered, each pressed at the other one. */
export async function acrossInstances(stage: Stage, { people }: Crowd): Promise<void> {
  // the limit of everybody's clicks is out of the way; that of each person is kept to
  const env = { WORKER: "off", STRIPE_PORTAL_SESSIONS_PER_SECOND: "1000" };
  const apps = await Promise.all([startApp(stage, env), startApp(stage, env)]);
  const [one, other] = apps.map(({ url }) => `${url}/account`) as [string, string];
  const host = new URL(stage.services.app).host;
  const reasons: string[] = [];
  let pressed = 0;
  for (const [index, { cookie }] of people.entries()) {
    const [from, to] = index % 2 ? [one, other] : [other, one];
    for (let click = 0; click < clicksOfEach; click++) {
      const form = await formIn({ url: from, host, cookie, button });
      pressed++;
      await press({ ...form, url: to }).catch(({ message }) => reasons.push(message));
    }
  }
  report(
    "actions across two instances",
    { pressed, failed: reasons.length, reasons: [...new Set(reasons)] },
    "0 failed",
  );
  await Promise.all(apps.map((app) => app.stop()));
}
