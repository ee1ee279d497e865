const calls = 3_000;
const warmUp = 500;
const side = 16;

/** How long a call takes one at a time (milliseconds), and how many of them a second come through one, and side by side. */
export async function timeCalls(call: () => Promise<unknown>) {
  for (let count = 0; count < warmUp; count++) await call();
  const times: number[] = [];
  const alone = await secondsOf(async () => {
    for (let count = 0; count < calls; count++) {
      const start = performance.now();
      await call();
      times.push(performance.now() - start);
    }
  });
  const beside = await secondsOf(async () => {
    for (let count = 0; count < calls; count += side) await Promise.all(Array.from({ length: side }, call));
  });
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 100) / 100;
  return {
    median: at(0.5),
    p99: at(0.99),
    perSecond: Math.round(calls / alone),
    perSecondSideBySide: Math.round(calls / beside),
    calls,
  };
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
