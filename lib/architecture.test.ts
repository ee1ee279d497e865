import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

// Who may use whom (docs/architecture.md): a folder of lib uses what stands before it in this list, never after.
const order = [
  "env",
  "errors",
  "log",
  "free-renders",
  "words", // what pages and mails say alike
  "db",
  "stripe",
  "mail",
  "auth",
  "customers",
  "plans",
  "subscriptions",
  "portal",
  "session-logs",
  "webhooks",
  "jobs",
  "testing", // what tests share; nothing but tests may use it
];
const tops = ["app", "lib", "dev", "e2e", "scripts", "prisma"];
const mayUse: Record<string, string[]> = {
  app: ["app", "lib"],
  lib: ["lib"],
  scripts: ["scripts", "lib"],
  prisma: ["prisma", "lib"],
  dev: ["dev"],
  e2e: ["e2e"],
};
// a page may use the gateways' values through a feature only
const closedToApp = ["lib/db/", "lib/stripe/"];
const mayUseNext = ["app/", "lib/auth/", "proxy.ts", "instrumentation.ts"];

const files = tops
  .filter((top) => existsSync(top))
  .flatMap((top) => readdirSync(top, { recursive: true, encoding: "utf8" }).map((file) => join(top, file)))
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file));

const imports = files.flatMap((file) => {
  const found = readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g);
  return [...found].map(([, name = ""]) => ({ file, name, target: targetOf(file, name) }));
});

/** The file of ours that an import means; undefined for a package. */
function targetOf(file: string, name: string): string | undefined {
  if (name.startsWith("@/")) return name.slice(2);
  return name.startsWith(".") ? normalize(join(dirname(file), name)) : undefined;
}

const topOf = (path: string) => path.split("/")[0] ?? "";
const rankOf = (path: string) => order.indexOf((path.split("/")[1] ?? "").replace(/(\.test)?\.tsx?$/, ""));
const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const told = ({ file, name }: { file: string; name: string }) => `${file} uses ${name}`;

describe("the order of the house", () => {
  it("finds the imports at all", () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(imports.map(told)).toContain("lib/portal/open-session.ts uses @/lib/subscriptions/billing");
  });

  it("knows every folder of lib", () => {
    const unknown = files.filter((file) => topOf(file) === "lib" && !isTest(file) && rankOf(file) === -1);
    expect(unknown).toEqual([]);
  });

  it("keeps app, lib, dev and e2e apart", () => {
    const wrong = imports.filter(({ file, target }) => {
      if (!target || !tops.includes(topOf(target))) return false;
      return !mayUse[topOf(file)]?.includes(topOf(target));
    });
    expect(wrong.map(told)).toEqual([]);
  });

  it("lets a feature use only what stands before it", () => {
    const wrong = imports.filter(({ file, target }) => {
      if (topOf(file) !== "lib" || !target || topOf(target) !== "lib") return false;
      return rankOf(target) > rankOf(file) && !(isTest(file) && target.startsWith("lib/testing/"));
    });
    expect(wrong.map(told)).toEqual([]);
  });

  it("leaves Next to the pages and to sign-in", () => {
    const wrong = imports.filter(({ file, name }) => {
      const isOfNext = name === "next" || name.startsWith("next/") || name.startsWith("next-auth") || name === "react";
      return topOf(file) === "lib" && isOfNext && !mayUseNext.some((path) => file.startsWith(path));
    });
    expect(wrong.map(told)).toEqual([]);
  });

  it("keeps pages away from the database and from Stripe", () => {
    const wrong = imports.filter(({ file, name, target }) => {
      if (topOf(file) !== "app" || isTest(file)) return false;
      const isGateway = closedToApp.some((path) => target?.startsWith(path));
      return (
        isGateway ||
        target?.startsWith("lib/testing/") ||
        name === "stripe" ||
        name === "pg" ||
        target === "generated/prisma/client"
      );
    });
    expect(wrong.map(told)).toEqual([]);
  });

  it("keeps secrets out of the browser's bundle", () => {
    const guarded = ["lib/env.ts", "lib/db/client.ts", "lib/stripe/client.ts"];
    const marked = imports.filter(({ name }) => name === "server-only").map(({ file }) => file);
    expect(marked).toEqual(expect.arrayContaining(guarded));
  });
});
