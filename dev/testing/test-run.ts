import type { Tally } from "./reports";

type Step = Tally & { name: string; seconds: number };

/** The steps of one test run and how each ended. */
export class TestRun {
  private readonly steps: Step[] = [];
  private readonly startedAt = performance.now();
  private isStopped = false;

  /** Does work that either holds or throws: one check. Tells which. */
  async check(name: string, work: () => Promise<unknown>): Promise<boolean> {
    return this.suite(name, async () => {
      await work();
      return { passed: 1, failed: 0, skipped: 0 };
    });
  }

  /** Does work that has figures of its own. Tells whether all of it passed. */
  async suite(name: string, work: () => Promise<Tally>): Promise<boolean> {
    if (this.isStopped) return false;
    console.log(`\n── ${name}`);
    const startedAt = performance.now();
    let tally: Tally = { passed: 0, failed: 1, skipped: 0 };
    try {
      tally = await work();
    } catch (error) {
      if (!this.isStopped) console.error(error instanceof Error ? error.message : error);
    }
    this.steps.push({ name, ...tally, seconds: (performance.now() - startedAt) / 1000 });
    return tally.failed === 0;
  }

  /** Notes a failure that belongs to no step. */
  fail(name: string) {
    if (!this.isStopped) this.steps.push({ name, passed: 0, failed: 1, skipped: 0, seconds: 0 });
  }

  /** No further step is begun. */
  stop(reason: string) {
    this.fail(reason);
    this.isStopped = true;
  }

  /** What is printed last. Its last line is the sum, and a run that proved nothing is not a success. */
  summary(): { text: string; isGood: boolean } {
    const sum = (key: keyof Tally) => this.steps.reduce((total, step) => total + step[key], 0);
    const lines = this.steps.map(({ name, seconds, ...tally }) => {
      const mark = tally.failed ? "✗" : "✓";
      return `  ${mark} ${name.padEnd(32)} ${figures(tally).padEnd(32)} ${seconds.toFixed(1).padStart(6)} s`;
    });
    const minutes = ((performance.now() - this.startedAt) / 60_000).toFixed(1);
    const total = `${sum("passed")} passed, ${sum("failed")} failed`;
    const text = ["", ...lines, "", `  ${minutes} minutes`, total].join("\n");
    return { text, isGood: sum("passed") > 0 && sum("failed") === 0 };
  }
}

const figures = ({ passed, failed, skipped }: Tally) =>
  [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`].filter(Boolean).join(", ");
