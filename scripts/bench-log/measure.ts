/** One figure, one line. */
export const say = (figure: Record<string, string | number>) =>
  console.log(JSON.stringify(figure, (_, value) => (typeof value === "number" ? Number(value.toFixed(3)) : value)));

/** Milliseconds of a piece of work: the first runs, which open connections and warm caches, are left out. */
export async function measure(work: () => PromiseLike<unknown>): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  const beganAt = performance.now();
  for (let run = -3; run < 40; run++) {
    const startedAt = performance.now();
    await work();
    if (run >= 0) times.push(performance.now() - startedAt);
    if (run >= 10 && performance.now() - beganAt > 5_000) break; // a slow one is known by fewer runs
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
