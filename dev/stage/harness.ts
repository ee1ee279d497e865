import { mkdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { runAs } from "../postgres/account";
import { findHome } from "../postgres/home";
import type { Services } from "../services";
import { appEnvironment, authSecretIn } from "../settings";

export type Stage = { dir: string; services: Services; env: Record<string, string> };

export const stageOf = (dir: string, services: Services): Stage => ({
  dir,
  services,
  env: appEnvironment(services, {}, authSecretIn(dir)),
});

/** One line a figure: what was measured, and what it should be. */
export function report(figure: string, values: object, floor: string) {
  console.log(JSON.stringify({ figure, ...values, floor }));
}

/** PostgreSQL as a power cut would leave it: stopped without writing anything more, then started at the same address. */
export async function restartPostgres({ dir }: Stage): Promise<void> {
  const home = await findHome(join(dir, "postgres"));
  const log = join(home.data, "server.log");
  const { ok, output } = await runAs(home.account, home.pgCtl, [
    "restart",
    "-w",
    "-m",
    "immediate",
    "-D",
    home.data,
    "-l",
    log,
  ]);
  if (!ok) throw new Error(`PostgreSQL did not start again: ${output.trim()}`);
}

/** Rows of a statement, on a connection of its own. */
export async function rows<T extends pg.QueryResultRow>(
  stage: Stage,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: stage.services.databaseUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

export const at = (share: number, values: number[]) =>
  Math.round((values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0) * 10) / 10;

export function folderIn(dir: string, name: string): string {
  const folder = join(dir, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
