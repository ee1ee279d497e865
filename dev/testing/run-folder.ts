import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { removeHome } from "../postgres/home";
import { stopPostgres } from "../postgres/server";
import { clone } from "../processes";
import { findRun, takeRunLock } from "../run-lock";

const local = join(clone, ".local");

/** A state folder of this test run alone, so that runs and a `npm run dev` beside them do not meet. */
export function takeRunFolder(): string {
  const dir = join(local, `test-${Date.now().toString(36)}${process.pid.toString(36)}`);
  takeRunLock(dir);
  return dir;
}

/** Removes the folder and the data of its database, wherever they are. */
export async function removeRunFolder(dir: string) {
  const postgres = join(dir, "postgres");
  if (existsSync(postgres)) {
    await stopPostgres(postgres);
    removeHome(postgres);
  }
  rmSync(dir, { recursive: true, force: true });
}

/** Removes the folders of earlier runs, which failed or were cut off. */
export async function removeOldRunFolders() {
  if (!existsSync(local)) return;
  for (const name of readdirSync(local)) {
    const dir = join(local, name);
    if (name.startsWith("test-") && !findRun(dir)) await removeRunFolder(dir);
  }
}
