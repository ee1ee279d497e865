import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

it("tells Prisma nothing but lines of JSON, whatever pg warns of", () => {
  const datasource = JSON.stringify({ url: "postgresql://nobody@localhost:1/none?sslmode=require" });
  const args = ["prisma/schema-engine.mjs", "--datasource", datasource, "cli", "can-connect-to-database"];
  const { stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const lines = stderr.trim().split("\n");
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(["INFO", "ERROR"]);
});
