/** Does one step of the start and says so: what was done and how long it took; what is being done, when that is long. */
export async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const slow = setTimeout(() => console.log(`  … ${name}`), 1_500);
  try {
    const outcome = await work();
    console.log(`  ✓ ${name.padEnd(34)} ${String(Math.round(performance.now() - startedAt)).padStart(6)} ms`);
    return outcome;
  } catch (cause) {
    throw new StepError(name, cause);
  } finally {
    clearTimeout(slow);
  }
}

/** A step that failed, and why. */
export class StepError extends Error {
  constructor(
    readonly step: string,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
