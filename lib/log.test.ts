import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

/** What a script of ours says whose environment is read after its imports, as from `.env`. */
const linesWith = (level: string) => {
  const script = `
    import { log } from "./lib/log.ts";
    process.env.LOG_LEVEL = "${level}";
    for (const level of ["debug", "info", "error"]) log[level]("said");`;
  const args = ["--import", "tsx", "--conditions=react-server", "--input-type=module", "--eval", script];
  const lines = execFileSync(process.execPath, args, { encoding: "utf8" }).trim().split("\n");
  return lines.map((line) => JSON.parse(line).level);
};

it.each([
  ["debug", [20, 30, 50]],
  ["", [30, 50]],
  ["error", [50]],
])("LOG_LEVEL=%s, set after the log was imported, is what is said from", (level, said) => {
  expect(linesWith(level)).toEqual(said);
});
