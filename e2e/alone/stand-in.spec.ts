import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { stateFolder } from "../services";

// Runs after the walks: all that they asked of the local Stripe is in its log.

test("the local Stripe answered nothing that breaks its schema, and never failed by itself", () => {
  const log = readFileSync(join(stateFolder, "logs/stripe.log"), "utf8");
  expect(log).toContain("Local Stripe: "); // it is the right log
  expect(log.split("\n").filter((line) => /broke its own schema|The local Stripe failed/.test(line))).toEqual([]);
});
