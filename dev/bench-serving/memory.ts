import { readFileSync } from "node:fs";
import { startApp } from "../stage/app";
import { report, type Stage } from "../stage/harness";
import { clients } from "../stage/load";
import { type Crowd, mixAt, shares } from "./mix";

/** MB that V8 may keep of what has outlived a few collections, as docs/operations.md advises; 0: as much as it likes. */
const heap = Number(process.env.HEAP_MB ?? 256);

/**
 * What the app's one process holds in memory while it answers, its worker within it: VmRSS of /proc, which counts the pages of
 * its own and those of the files it has mapped; the peak is VmHWM, which the kernel keeps.
 */
export async function memory(stage: Stage, crowd: Crowd, requests: number): Promise<void> {
  const app = await startApp(stage, { WORKER: "on", NODE_OPTIONS: heap ? `--max-old-space-size=${heap}` : "" });
  const mb = (field: "VmRSS" | "VmHWM") => {
    const status = readFileSync(`/proc/${app.pid()}/status`, "utf8");
    return Math.round(Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1_000);
  };
  const mix = mixAt(app.url, stage, crowd);
  const looks = [mb("VmRSS")];
  const begun = performance.now();
  await clients(16, async () => {
    await mix.next();
    if (mix.asked() >= (looks.length * requests) / 20) looks.push(mb("VmRSS"));
    return mix.asked() < requests;
  });
  const seconds = Math.round((performance.now() - begun) / 1_000);
  const [half = 0, end = 0] = [looks[10], looks[20]];
  report("the mix, requests of a hundred", shares, "itself");
  report(
    `memory over ${requests} requests, MB`,
    { heap, half, end, peak: mb("VmHWM"), afterHalf: end - half, everyTwentieth: looks },
    "350 at the end, flat after half",
  );
  report("not answered as it should be", { failed: mix.failed(), seconds, of: mix.asked() }, "0");
  await app.stop();
  if (mix.failed().all) process.exitCode = 1; // what was measured is then not what was asked for
}
