import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import getPort, { portNumbers } from "get-port";
import { runAs } from "./account";
import { findHome, type Home } from "./home";
import { findRunning, urlAt } from "./running";

export type Postgres = {
  port: number;
  /** The server's log. */
  log: string;
  /** The address of one of its databases; "postgres" is the one for administration. */
  url: (database: string) => string;
  stop: () => Promise<void>;
};

const major = "18";
// PostgreSQL listens on loopback only, without a socket file (its path may be too long, its folder not writable)
const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", "timezone=UTC"];
const forgetful = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"];

/**
 * Starts PostgreSQL on the data in `dir`, or finds the server that already runs there. It stays when this process ends.
 * @param options.durable `false` trades safety against power cuts for speed: for tests
 */
export async function startPostgres(options: { dir: string; durable?: boolean }): Promise<Postgres> {
  const home = await findHome(options.dir);
  await initialise(home);
  const port = (await findRunning(home)) ?? (await launch(home, options.durable ?? true));
  return { port, log: logOf(home), url: (database) => urlAt(home, port, database), stop: () => stop(home) };
}

/** Stops the server of `dir`, if one runs. */
export async function stopPostgres(dir: string): Promise<void> {
  if (!existsSync(dir)) return;
  await stop(await findHome(dir));
}

const logOf = (home: Home) => join(home.data, "server.log");

async function initialise(home: Home) {
  const version = join(home.data, "PG_VERSION");
  if (existsSync(version)) {
    const found = readFileSync(version, "utf8").trim();
    if (found !== major)
      throw new Error(`The data were made by PostgreSQL ${found}, this is ${major}: start with --fresh`);
    return;
  }
  // made beside and renamed, so that an interrupted start leaves no half-made data
  const unfinished = `${home.data}.${process.pid}`;
  const passwordFile = `${unfinished}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, home.password, { mode: 0o600 });
  if (home.account) for (const path of [unfinished, passwordFile]) chownSync(path, home.account.uid, home.account.gid);
  try {
    const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
    const access = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
    const made = await runAs(home.account, home.initdb, ["-D", unfinished, ...access, ...locale, "--no-sync"]);
    if (!made.ok) throw new Error(`initdb failed: ${made.output.trim()}`);
    if (!existsSync(version)) renameSync(unfinished, home.data);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

async function launch(home: Home, durable: boolean): Promise<number> {
  const remembered = join(home.folder, "port");
  for (let attempt = 1; ; attempt++) {
    const before = existsSync(remembered) ? [Number(readFileSync(remembered, "utf8"))] : [];
    const port = await getPort({ port: [...before, ...portNumbers(54320, 54420)], host: "127.0.0.1" });
    const flags = [...settings, ...(durable ? [] : forgetful)].map((setting) => `-c ${setting}`);
    rmSync(logOf(home), { force: true });
    const start = [
      "start",
      "-w",
      "-t",
      "60",
      "-D",
      home.data,
      "-l",
      logOf(home),
      "-o",
      `-p ${port} ${flags.join(" ")}`,
    ];
    const started = await runAs(home.account, home.pgCtl, start);
    const running = await findRunning(home); // ours, or that of another process that came first
    if (running) {
      writeFileSync(remembered, String(running));
      return running;
    }
    const log = existsSync(logOf(home)) ? readFileSync(logOf(home), "utf8") : started.output;
    if (/Address already in use/i.test(log) && attempt < 5) continue; // taken between choosing and starting
    throw new Error(`PostgreSQL did not start:\n${log.trim().split("\n").slice(-8).join("\n")}`);
  }
}

async function stop(home: Home) {
  if (!existsSync(join(home.data, "postmaster.pid"))) return;
  const fast = await runAs(home.account, home.pgCtl, ["stop", "-w", "-t", "20", "-m", "fast", "-D", home.data]);
  if (!fast.ok) await runAs(home.account, home.pgCtl, ["stop", "-w", "-t", "5", "-m", "immediate", "-D", home.data]);
}
