import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { clone } from "../processes";
import { runToEnd } from "../run-to-end";
import { installPackagedChromium, packagedChromium } from "./packaged-chromium";

// The shell is the same browser without a window: the walks take it a quarter less of the processor.
const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const macOs = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/**
 * A Chromium that runs here: the one `CHROMIUM_PATH` names, the system's, Playwright's own (downloaded when it is not
 * there yet), Debian's package, when this account may install packages, or one from npm, which any account may.
 * @throws {Error} saying how to get one
 */
export async function ensureChromium(say: (line: string) => void): Promise<string> {
  const playwrights = chromium.executablePath();
  const found = await firstThatRuns([process.env.CHROMIUM_PATH, ...systems(), playwrights, packagedChromium]);
  if (found) return found;

  const problems: string[] = [];
  for (const [name, install] of Object.entries(installers)) {
    say(`No Chromium here: trying ${name}`);
    try {
      await install();
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : error}`);
      continue;
    }
    const installed = await firstThatRuns([playwrights, ...systems(), packagedChromium]);
    if (installed) return installed;
    problems.push(`${name}: installed, but it does not start`);
  }
  const remedy = "Install Chromium or Chrome, for example `sudo apt-get install chromium`, or set CHROMIUM_PATH.";
  throw new Error(`The browser tests need a Chromium. ${remedy}\n${problems.join("\n")}`);
}

const installers = {
  "Playwright's download": async () => {
    const cli = join(clone, "node_modules/@playwright/test/cli.js");
    const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" };
    await runToEnd(process.execPath, [cli, "install", "--no-shell", "chromium"], { env, limitMs: 300_000 });
  },
  "Debian's package": () => installDebians("chromium-headless-shell"),
  "Debian's package with windows": () => installDebians("chromium"), // where there is no other yet
  "npm's package": installPackagedChromium,
};

async function installDebians(name: string): Promise<void> {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"]; // never asks for a password
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", name]]) {
    const [program = "", ...rest] = [...asRoot, "apt-get", ...args];
    await runToEnd(program, rest, { env, limitMs: 300_000 });
  }
}

function systems(): string[] {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin"];
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), macOs];
}

/** Starts each in turn: a file that is there may be a mere pointer to a package that is not, or lack its libraries. */
async function firstThatRuns(paths: (string | undefined)[]): Promise<string | undefined> {
  for (const executablePath of new Set(paths)) {
    if (!executablePath || !existsSync(executablePath)) continue;
    try {
      await (await chromium.launch({ executablePath, timeout: 30_000 })).close();
      return executablePath;
    } catch {
      // not this one
    }
  }
  return undefined;
}
