import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { clone } from "../processes";

// not the lock file either: without one of its own, the copy finds its packages in the clone that it lies in
const left = ["dev", "e2e", "docs", "node_modules", "package-lock.json", "test-results", "playwright-report"];
const isLeft = (name: string) => left.includes(name) || /^\.|\.tsbuildinfo$|^(vitest|playwright)\.config/.test(name);

/** Copies what is deployed into a folder inside the clone: everything but the tests and `dev/`. */
export function copyApp(folder: string) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(clone)) {
    if (isLeft(name)) continue;
    cpSync(join(clone, name), join(folder, name), { recursive: true, filter: (path) => !/\.test\.tsx?$/.test(path) });
  }
}

// the job queue's reader of configuration files asks for it where such a file is written in TypeScript; there is none
const neverLoaded = ["typescript"];

/**
 * What the production build would load at run time although `npm ci --omit=dev` does not install it: development
 * packages, going by the files that Next found to be needed.
 */
export function findDevelopmentPackages(folder: string): string[] {
  const manifest = JSON.parse(readFileSync(join(clone, "package.json"), "utf8")) as Record<string, object>;
  const build = join(folder, ".next");
  const needed = new Set<string>();
  for (const name of readdirSync(build, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".nft.json")) continue;
    const { files } = JSON.parse(readFileSync(join(build, name), "utf8")) as { files: string[] };
    for (const file of files) {
      const packageName = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
      if (packageName) needed.add(packageName);
    }
  }
  if (!needed.size) throw new Error(`${build} does not say what it needs`);
  return Object.keys(manifest.devDependencies ?? {}).filter((name) => needed.has(name) && !neverLoaded.includes(name));
}
