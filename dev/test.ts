import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { buildApp } from "./build";
import { ensurePrismaClient } from "./migrate";
import { clone, onStopSignal, stopProcesses } from "./processes";
import { runToEnd } from "./run-to-end";
import { readGiven } from "./settings";
import { startStack, stopStack } from "./stack";
import { copyApp, findDevelopmentPackages } from "./testing/app-copy";
import { ensureChromium } from "./testing/chromium";
import { readPlaywrightReport, readVitestReport, type Tally } from "./testing/reports";
import { removeOldRunFolders, removeRunFolder, takeRunFolder } from "./testing/run-folder";
import { joinTestPostgres, type TestPostgres } from "./testing/test-postgres";
import { TestRun } from "./testing/test-run";

// Everything that must hold, in one command: see dev/README.md. The last line says how many passed and failed.

const tool = (path: string) => join(clone, "node_modules", path);
const limitMs = 20 * 60_000; // of one step: one that hangs fails
const show = (chunk: string) => process.stdout.write(chunk);

const run = new TestRun();
let postgres: TestPostgres | undefined;

readGiven(true); // the tests bring every service themselves
process.env.NEXT_TELEMETRY_DISABLED = "1";
delete process.env.FORCE_COLOR; // some tools colour what goes into a file as well
if (!process.stdout.isTTY) process.env.NO_COLOR = "1";
await removeOldRunFolders();
const dir = takeRunFolder();
const app = join(dir, "app");
onStopSignal((name) => {
  run.stop(`Stopped by ${name}`);
  void stopProcesses(); // the step under way ends with them
});
await runSteps();
await finish();

async function runSteps() {
  await run.check("Prisma client", ensurePrismaClient);
  let chromium = "";
  await run.check("Chromium", async () => {
    chromium = await ensureChromium(console.log);
    console.log(chromium);
  });
  await run.check("Format and lint", () => runTool("@biomejs/biome/bin/biome", "check", "."));
  await run.check("Types", async () => {
    await runTool("next/dist/bin/next", "typegen");
    await runTool("typescript/bin/tsc", "--noEmit");
  });
  await run.suite("Unit and integration tests", async () => {
    postgres = await joinTestPostgres(); // held to the end, so that no server is left when Vitest is cut off
    const report = join(dir, "vitest.json");
    const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    return runSuite({ tool: "vitest/vitest.mjs", args, report, read: readVitestReport });
  });
  const isBuilt = await run.check("Production build without dev/", async () => {
    copyApp(app);
    await buildApp(app);
    const packages = findDevelopmentPackages(app);
    if (packages.length) throw new Error(`It needs what is not installed in production: ${packages.join(", ")}`);
  });
  if (isBuilt && chromium) await runBrowserTests(chromium);
  else run.fail("Browser tests: not run");
}

async function runBrowserTests(chromium: string) {
  const options = {
    mode: "preview",
    dir,
    app,
    isFresh: false,
    isSeeded: true,
    standInsOnly: true,
    isForWalks: true,
  } as const;
  const onDeath = ({ message }: Error) => {
    console.error(message);
    run.fail("A part of the stack ended before the tests did");
  };
  const isUp = await run.check("Start on the stand-ins", () => startStack(options, onDeath));
  if (!isUp) return run.fail("Browser tests: not run");
  await run.suite("Browser tests", () => {
    const report = join(dir, "playwright.json");
    const env = { E2E_DIR: dir, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const args = ["test", "--reporter=list,json", `--output=${join(dir, "test-results")}`];
    return runSuite({ tool: "@playwright/test/cli.js", args, env, report, read: readPlaywrightReport });
  });
}

function runTool(path: string, ...args: string[]): Promise<string> {
  return runToEnd(process.execPath, [tool(path), ...args], { onOutput: show, limitMs });
}

type Suite = {
  tool: string;
  args: string[];
  env?: Record<string, string>;
  report: string;
  read: (file: string) => Tally;
};

/** Runs a test runner and reads its figures; ending badly without a failed test is a failure too. */
async function runSuite(suite: Suite): Promise<Tally> {
  try {
    await runToEnd(process.execPath, [tool(suite.tool), ...suite.args], { env: suite.env, onOutput: show, limitMs });
    return suite.read(suite.report);
  } catch (error) {
    if (!existsSync(suite.report)) throw error;
    const tally = suite.read(suite.report);
    if (!tally.failed) console.error(error instanceof Error ? error.message : error);
    return { ...tally, failed: tally.failed || 1 };
  }
}

/** Stops what still runs, prints the sum and ends. */
async function finish() {
  await stopStack(dir);
  await postgres?.leave();
  const { text, isGood } = run.summary();
  if (isGood) await removeRunFolder(dir);
  else console.log(`\n  Logs and traces: ${relative(clone, dir)}`);
  console.log(text);
  process.exit(isGood ? 0 : 1);
}
