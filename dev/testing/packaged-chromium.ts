import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { clone } from "../processes";
import { runToEnd } from "../run-to-end";

/** A Chromium that comes as an npm package (MIT) with the few libraries it needs: made for machines that have neither. */
const packaged = "@sparticuz/chromium@153.0.0";

const folder = join(clone, ".local", "chromium");
const libraries = join(folder, "al2023", "lib");
const entry = join(folder, "node_modules/@sparticuz/chromium/build/index.js");

// it unpacks into the folder for temporary files, whose name is the same for everybody: so it gets one of its own
const unpack = `
  const { default: chromium, inflate } = await import(${JSON.stringify(pathToFileURL(entry).href)});
  await chromium.executablePath();
  await inflate(${JSON.stringify(join(entry, "../../bin/al2023.tar.br"))});`;

// beside what the system has, which may be none
const fonts = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "font-cache")}</cachedir></fontconfig>
`;

const start = `#!/bin/sh
export LD_LIBRARY_PATH='${libraries}' FONTCONFIG_FILE='${join(folder, "fonts.conf")}'
exec '${join(folder, "chromium")}' "$@"
`;

/** Starts the unpacked browser with the libraries and fonts that came with it. */
export const packagedChromium = join(folder, "start");

/**
 * Installs it into the state folder of this clone, where nobody's permission and no other server than npm's is needed. It is no
 * dependency, since most machines have a browser, and it weighs 70 MB.
 */
export async function installPackagedChromium(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund"];
  await runToEnd("npm", ["install", "--prefix", folder, ...options, packaged], { limitMs: 300_000 });
  const env = { TMPDIR: folder };
  await runToEnd(process.execPath, ["--input-type=module", "--eval", unpack], { env, limitMs: 60_000 });
  writeFileSync(join(folder, "fonts.conf"), fonts);
  writeFileSync(packagedChromium, start, { mode: 0o755 });
}
