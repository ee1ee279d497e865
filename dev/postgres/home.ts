import { createHash, randomBytes } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Account, accountFor, runAs } from "./account";
import { type Binaries, findBinaries } from "./binaries";

const clone = resolve(import.meta.dirname, "../..");

/** Where one server lives: its programs, its data, the account it runs under and its password. */
export type Home = Binaries & { data: string; account: Account; password: string; folder: string };

/**
 * Finds or makes the place for the server of the state folder `dir`: `dir` itself, or, when the account cannot reach it,
 * a folder of the system's temporary space named for it. The file `dir/location` then says where.
 */
export async function findHome(dir: string): Promise<Home> {
  mkdirSync(dir, { recursive: true });
  let account = accountFor(join(dir, "data"));
  let folder = resolve(dir);
  if (account && !(await runAs(account, "/bin/sh", ["-c", 'cd "$0"', folder])).ok) {
    folder = makeElsewhere(dir);
    account = accountFor(join(folder, "data"));
    writeFileSync(join(dir, "location"), `${folder}\n`);
  }
  // the copy of the programs is shared by every state folder of this clone
  const binaries = await findBinaries(account, () => makeElsewhere(clone));
  return { ...binaries, folder, account, data: join(folder, "data"), password: passwordIn(folder) };
}

/** Removes the data of a stopped server, wherever they are. */
export function removeHome(dir: string) {
  rmSync(elsewhere(dir), { recursive: true, force: true });
  rmSync(dir, { recursive: true, force: true });
}

function elsewhere(dir: string): string {
  const name = createHash("sha256").update(resolve(dir)).digest("hex").slice(0, 12);
  return join(existsSync("/var/tmp") ? "/var/tmp" : tmpdir(), `portico-${name}`);
}

function makeElsewhere(dir: string): string {
  const folder = elsewhere(dir);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const entry = lstatSync(folder); // in a folder anybody may write to, the name may have been taken by somebody else
  if (!entry.isDirectory() || entry.uid !== process.getuid?.() || entry.mode & 0o022) {
    throw new Error(`${folder} is not this account's own folder: remove it and start again`);
  }
  return folder;
}

/** A random one: whoever may connect as the database's superuser may run programs under its account. */
function passwordIn(folder: string): string {
  const file = join(folder, "password");
  try {
    writeFileSync(file, randomBytes(18).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch (cause) {
    if (!existsSync(file)) throw cause;
  }
  return readFileSync(file, "utf8").trim();
}
