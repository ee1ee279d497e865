import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const command = ["npm", ["run", "--silent", "worker"]] as const;

it("names the setting that is missing, and ends", async () => {
  const env = { ...process.env, SMTP_URL: "" };
  const run = promisify(execFile)(...command, { env, timeout: 30_000 });
  await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("SMTP_URL") });
});

it("ends when npm, which is what a host started, is asked to", async () => {
  const npm = spawn(...command, { detached: true, stdio: ["ignore", "pipe", "inherit"] });
  const output = npm.stdout.setEncoding("utf8")[Symbol.asyncIterator]();
  while (!String((await output.next()).value).includes("worker started"));
  npm.kill("SIGTERM");
  const closed = once(npm, "close").then(() => "closed"); // nobody holds its output any more
  npm.stdout.resume();
  const late = new Promise((resolve) => setTimeout(resolve, 20_000, "late"));
  expect(await Promise.race([closed, late]).finally(() => endGroup(Number(npm.pid)))).toBe("closed");
});

function endGroup(pid: number) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // it is empty
  }
}
