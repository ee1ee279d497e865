import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

type Packages = Record<string, string>;
const clone = join(import.meta.dirname, "..");
const manifest = JSON.parse(readFileSync(join(clone, "package.json"), "utf8")) as {
  dependencies: Packages;
  devDependencies: Packages;
};
const lock = JSON.parse(readFileSync(join(clone, "package-lock.json"), "utf8")) as {
  packages: Record<string, { version: string }>;
};

// what is below these has known holes that can be reached here
const floors = {
  next: "16.4.6",
  react: "19.3.1",
  "react-dom": "19.3.1",
  "next-auth": "5.0.0-beta.32",
  "@auth/core": "0.41.3",
  nodemailer: "10.0.0",
};

describe("package.json", () => {
  it("pins everything to one exact version", () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it("has one version of everything that is Prisma's", () => {
    const versions = Object.entries(manifest.dependencies)
      .filter(([name]) => name === "prisma" || name.startsWith("@prisma/"))
      .map(([, version]) => version.split("-")[0]);
    expect(new Set(versions).size).toBe(1);
  });

  it("lists what the app and its scripts import among what production installs", () => {
    const installed = [...Object.keys(manifest.dependencies), ...builtinModules];
    const missing = ["app", "lib", "scripts", "prisma"].flatMap(importsOf).filter((name) => !installed.includes(name));
    expect([...new Set(missing)]).toEqual([]);
  });
});

describe("package-lock.json", () => {
  it.each(Object.entries(floors))("has no %s below %s", (name, floor) => {
    const versions = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter(([, { version }]) => !isAtLeast(version, floor))).toEqual([]);
  });

  it.each([
    ["16.4.6", "16.4.6", true],
    ["16.10.0", "16.4.6", true],
    ["16.4.5", "16.4.6", false],
    ["5.0.0", "5.0.0-beta.32", true],
    ["5.0.0-beta.4", "5.0.0-beta.32", false],
  ])("finds %s at least %s: %s", (version, floor, expected) => expect(isAtLeast(version, floor)).toBe(expected));
});

function isAtLeast(version: string, floor: string): boolean {
  const [main = "", beta] = version.split(/-(.*)/);
  const [floorMain = "", floorBeta] = floor.split(/-(.*)/);
  const order = main.localeCompare(floorMain, "en", { numeric: true });
  if (order || beta === floorBeta) return order >= 0;
  if (!beta || !floorBeta) return !beta; // the release is above its betas
  return beta.localeCompare(floorBeta, "en", { numeric: true }) >= 0;
}

const imports = /^(?:import|export|\}).* from "([^"]+)";$|^import "([^"]+)";$|\bimport\("([^"]+)"\)/gm;

/** The packages that a folder's own files, not their tests, import. */
function importsOf(folder: string): string[] {
  const files = readdirSync(join(clone, folder), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.test\.tsx?$|^testing\//.test(file))
    .flatMap((file) => [...readFileSync(join(clone, folder, file), "utf8").matchAll(imports)])
    .map((match) => (match[1] ?? match[2] ?? match[3] ?? "").replace(/^node:/, ""))
    .filter((name) => !/^(\.|@\/)/.test(name))
    .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? "");
}
