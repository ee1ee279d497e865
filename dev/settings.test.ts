import { afterEach, expect, it, vi } from "vitest";
import { readGiven } from "./settings";

afterEach(() => vi.unstubAllEnvs());

it("leaves no setting of the environment to programs that bring every service themselves", () => {
  const names = ["LOG_LEVEL", "AUTH_OIDC_NAME", "STRIPE_READS_PER_SECOND", "LOG_RETENTION_DAYS", "AUTH_URL"];
  for (const name of names) vi.stubEnv(name, "of the machine");
  expect(readGiven(true)).toEqual({});
  expect(names.filter((name) => process.env[name])).toEqual([]);
});
