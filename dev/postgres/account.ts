import { execFileSync, spawn } from "node:child_process";
import { statSync } from "node:fs";

/** The account PostgreSQL runs under; undefined means the one this process has. */
export type Account = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root, so root hands it to an account without rights: the owner of data that are already
 * there, else one of the system's own, else the number that means "nobody" everywhere.
 */
export function accountFor(data: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return named("postgres") ?? named("nobody") ?? named("daemon") ?? { uid: 65534, gid: 65534 };
}

function named(name: string): Account {
  const id = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined; // no such account
  }
}

export type Finished = { ok: boolean; output: string };

/**
 * Runs a program under the account, in a folder it may certainly enter and without this process's secrets. Ends with
 * the program itself, not with the output: a server that stays in the background may hold on to the pipe.
 */
export function runAs(account: Account, program: string, args: string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", NODE_ENV: process.env.NODE_ENV };
    // the folder is entered before the account is taken: "/" is open to everyone
    const child = spawn(program, args, { ...account, cwd: "/", env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (cause) => resolve({ ok: false, output: `${output}${cause.message}` }));
    child.on("exit", (code) =>
      setImmediate(() => {
        for (const stream of [child.stdout, child.stderr]) stream.destroy();
        resolve({ ok: code === 0, output });
      }),
    );
  });
}
