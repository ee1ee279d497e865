import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import Stripe from "stripe";
import { createGenerator, ExposeNodeParser } from "ts-json-schema-generator";
import { operations } from "../operations";
import { compact } from "./compact";
import { objectTypes } from "./object-types";
import type { Definitions } from "./schema";

// Writes params.json, objects.json and version.json from the types of the installed `stripe` package: `npm run stripe:schemas`.

const folder = import.meta.dirname;
const rootPrefix = "Root_";

/** What the two files should hold, as text: one definition a line, so that a new SDK shows what moved. */
export function generate(): Record<"params.json" | "objects.json" | "version.json", string> {
  const params = [...new Set(operations.map((operation) => operation.params))];
  const objects = Object.values(objectTypes);
  const definitions = definitionsOf([...params, ...objects]); // at once: reading the SDK's types is what takes long
  return {
    "params.json": asText(compact(definitions, params)),
    "objects.json": asText(compact(definitions, objects)),
    // beside them, because loading the SDK for this one line takes a third of a second
    "version.json": `${JSON.stringify({ apiVersion: Stripe.API_VERSION })}\n`,
  };
}

export const committed = (file: string): string => readFileSync(join(folder, file), "utf8");

function definitionsOf(types: string[]): Definitions {
  const entry = join(folder, `entry-${process.pid}.ts`); // beside us, so that "stripe" resolves
  const lines = types.map((type) => `export type ${rootPrefix}${type.replaceAll(".", "_")} = Stripe.${type};`);
  writeFileSync(entry, `import type Stripe from "stripe";\n${lines.join("\n")}\n`);
  try {
    nameByFile();
    const generator = createGenerator({
      path: entry,
      tsconfig: resolve(folder, "../../../tsconfig.json"),
      type: "*",
      expose: "all",
      jsDoc: "none",
      skipTypeCheck: true,
      encodeRefs: false,
      additionalProperties: false,
    });
    const definitions = generator.createSchema("*").definitions as Definitions;
    return Object.fromEntries(
      Object.entries(definitions).map(([name, definition]) => {
        const type = types.find((candidate) => `${rootPrefix}${candidate.replaceAll(".", "_")}` === name);
        return [type ? `#${type}` : name, definition];
      }),
    );
  } finally {
    rmSync(entry);
  }
}

/** `Session` is a type of Checkout and one of the portal: the generator would take one for the other. */
function nameByFile() {
  type Named = { getDefinitionName(node: { getSourceFile(): { fileName: string } }, context: object): string };
  const prototype = ExposeNodeParser.prototype as unknown as Named & { isNamedByFile?: true };
  if (prototype.isNamedByFile) return;
  const byName = prototype.getDefinitionName;
  prototype.isNamedByFile = true;
  prototype.getDefinitionName = function (node, context) {
    const file = /resources\/(?:(\w+)\/)?\w+\.d\.ts$/.exec(node.getSourceFile().fileName);
    return `${file?.[1] ? `${file[1]}/` : ""}${byName.call(this, node, context)}`;
  };
}

function asText(definitions: Definitions): string {
  const lines = Object.keys(definitions)
    .sort()
    .map((name) => `${JSON.stringify(name)}: ${JSON.stringify(definitions[name])}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const [file, text] of Object.entries(generate())) {
    writeFileSync(join(folder, file), text);
    console.log(`${file}: ${Math.ceil(text.length / 1024)} KB`);
  }
}
