import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clone } from "./processes";
import { runToEnd } from "./run-to-end";

export const next = join(clone, "node_modules/next/dist/bin/next");

const { scripts } = JSON.parse(readFileSync(join(clone, "package.json"), "utf8"));
/** What `npm start` runs, so that what is walked and measured is served as it is in production. */
export const nextStart: string[] = [next, ...scripts.start.replace(/^exec next /, "").split(" ")];

// everything a production build is made from
const sources = ["app", "lib", "public", "prisma/schema.prisma", "package-lock.json", "package.json", "tsconfig.json"];
const topLevel = /^(next\.config|postcss\.config|proxy\.|instrumentation)/;

/** Builds the app in a folder for production, unless the last build there was made from the very same files. */
export async function buildApp(folder: string): Promise<void> {
  const stamp = join(folder, ".next/built-from");
  const id = join(folder, ".next/BUILD_ID");
  const hash = sourceHash(folder);
  const made = () => `${hash} ${readFileSync(id, "utf8")}`;
  if (existsSync(stamp) && existsSync(id) && readFileSync(stamp, "utf8") === made()) return;
  await runToEnd(process.execPath, [next, "build"], { env: { NEXT_TELEMETRY_DISABLED: "1" }, cwd: folder });
  writeFileSync(stamp, made());
}

function sourceHash(folder: string): string {
  const hash = createHash("sha256").update(process.version);
  const top = readdirSync(folder).filter((name) => topLevel.test(name));
  for (const name of [...sources, ...top].sort()) {
    const path = join(folder, name);
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
