import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const sent = ["domain", "resources"].map((folder) => join(import.meta.dirname, "..", folder));

/** The types of event that stand in what makes events, and how many Stripe has. */
export function emittedTypes(): { emitted: number; known: number; types: string[] } {
  const known = knownTypes();
  const files = sent.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const code = files.filter((file) => !file.endsWith(".test.ts")).map((file) => readFileSync(file, "utf8"));
  const literals = code.flatMap((text) =>
    [...text.matchAll(/"([a-z_]+(?:\.[a-z_]+)+)"/g)].map(([, type = ""]) => type),
  );
  const types = [...new Set([...literals, ...scheduleEnds])].filter((type) => known.has(type)).sort();
  return { emitted: types.length, known: known.size, types };
}

// written as `subscription_schedule.${status}`
const scheduleEnds = ["subscription_schedule.released", "subscription_schedule.canceled"];

/** Every type that the installed package names. */
function knownTypes(): Set<string> {
  const entry = createRequire(import.meta.url).resolve("stripe");
  const text = readFileSync(join(dirname(entry), "resources", "Events.d.ts"), "utf8");
  return new Set([...text.matchAll(/type: '([a-z_0-9.]+)'/g)].map(([, type = ""]) => type));
}
