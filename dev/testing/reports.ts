import { readFileSync } from "node:fs";

export type Tally = { passed: number; failed: number; skipped: number };

/** The figures of a Vitest JSON report. A file that could not even be loaded counts as a failure. */
export function readVitestReport(file: string): Tally {
  const report = JSON.parse(readFileSync(file, "utf8")) as {
    success: boolean;
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    testResults: { status: string; assertionResults: { status: string }[] }[];
  };
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed"),
  );
  const failed = report.numFailedTests + broken.length;
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests };
}

/** The figures of a Playwright JSON report. A test that passed only at a second try counts as failed. */
export function readPlaywrightReport(file: string): Tally {
  const { stats, errors } = JSON.parse(readFileSync(file, "utf8")) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    errors: unknown[];
  };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}
