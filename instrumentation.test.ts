import { expect, it, vi } from "vitest";
import { register } from "./instrumentation";

it("names the settings that are wrong, once, and ends the process", async () => {
  vi.stubEnv("NEXT_RUNTIME", "nodejs");
  vi.stubEnv("SMTP_URL", "");
  vi.stubEnv("APP_URL", "billing.example.com");
  const print = vi.spyOn(console, "error").mockReturnValue();
  const exit = vi.spyOn(process, "exit").mockImplementation(() => {
    throw new Error("the process has ended");
  });
  await expect(register()).rejects.toThrow("the process has ended");
  expect(exit).toHaveBeenCalledExactlyOnceWith(1);
  expect(print.mock.calls).toEqual([
    [expect.stringMatching(/^These environment variables.*\n {2}APP_URL: .*\n {2}SMTP_URL: .*$/)],
  ]);
  vi.unstubAllEnvs();
});
