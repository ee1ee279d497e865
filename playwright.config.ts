import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";
import { services } from "./e2e/services";

// The system's browser where there is one, else the one Playwright downloads.
const systems = ["chromium-headless-shell", "chromium", "google-chrome"].map((name) => `/usr/bin/${name}`);
const browsers = [process.env.CHROMIUM_PATH, ...systems];
const executablePath = browsers.find((path) => path && existsSync(path));
const desktop = devices["Desktop Chrome"];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./e2e/global-setup.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: !!process.env.CI,
  reporter: "list",
  timeout: 45_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: services().app,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // what was done and what came over the wire; pictures of each step cost a tenth of the whole run: `--trace on` has them
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    launchOptions: {
      executablePath,
      args: ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
    },
  },
  projects: [
    // rules are the same on every screen; walks are not
    { name: "desktop", use: desktop, testMatch: ["walks/*.spec.ts", "rules/*.spec.ts"] },
    { name: "phone", use: devices["Pixel 7"], testMatch: "walks/*.spec.ts" },
    { name: "http", testMatch: "http/*.spec.ts" },
    // what disturbs the others or looks at what they left: afterwards, one at a time
    {
      name: "alone",
      use: desktop,
      testMatch: "alone/*.spec.ts",
      dependencies: ["desktop", "phone", "http"],
      fullyParallel: false,
      workers: 1,
    },
  ],
});
