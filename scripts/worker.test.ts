import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

it("names the setting that is missing, and ends", async () => {
  const env = { ...process.env, SMTP_URL: "" };
  const run = promisify(execFile)("npm", ["run", "--silent", "worker"], { env, timeout: 30_000 });
  await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("SMTP_URL") });
});
