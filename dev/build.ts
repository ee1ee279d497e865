import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clone } from "./processes";
import { runToEnd } from "./run-to-end";

export const next = "node_modules/next/dist/bin/next";

// everything a production build is made from
const sources = ["app", "lib", "public", "prisma/schema.prisma", "package-lock.json", "package.json", "tsconfig.json"];
const topLevel = /^(next\.config|postcss\.config|proxy\.|instrumentation)/;

/** Builds for production unless the last build was made from the very same files. */
export async function buildApp(): Promise<void> {
  const stamp = join(clone, ".next/built-from");
  const hash = sourceHash();
  const made = () => `${hash} ${readFileSync(join(clone, ".next/BUILD_ID"), "utf8")}`;
  if (existsSync(stamp) && existsSync(join(clone, ".next/BUILD_ID")) && readFileSync(stamp, "utf8") === made()) return;
  await runToEnd(process.execPath, [next, "build"], { NEXT_TELEMETRY_DISABLED: "1" });
  writeFileSync(stamp, made());
}

function sourceHash(): string {
  const hash = createHash("sha256").update(process.version);
  const top = readdirSync(clone).filter((name) => topLevel.test(name));
  for (const name of [...sources, ...top].sort()) {
    const path = join(clone, name);
    if (!existsSync(path)) continue;
    const inside = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: "utf8" }).sort()
      : [""];
    for (const file of inside) {
      const full = join(path, file);
      if (statSync(full).isFile() && !/\.test\.tsx?$/.test(full)) hash.update(full).update(readFileSync(full));
    }
  }
  return hash.digest("hex");
}
