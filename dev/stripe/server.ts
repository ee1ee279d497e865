import { realpathSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { Accounts } from "./core/accounts";
import { keepState } from "./core/state-file";
import { api } from "./http/api";
import { control } from "./http/control";
import { pages } from "./pages/pages";

export type LocalStripe = { url: string; close: () => Promise<void> };

const host = "127.0.0.1";

/** Starts a stand-in for Stripe (port 0: any free one). With a state file it remembers, without one it forgets. */
export async function startLocalStripe({
  port,
  stateFile,
  smtpUrl,
}: {
  port: number;
  stateFile?: string | undefined;
  /** Where new links of expired portal visits are mailed; without it they are printed. */
  smtpUrl?: string | undefined;
}): Promise<LocalStripe> {
  const accounts = new Accounts();
  const app = new Hono()
    .route("/v1", api(accounts))
    // before the control API, which asks for a key: a person's pages need none
    .route("/", pages(accounts, { smtpUrl }))
    .route("/_local", control(accounts));
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  accounts.server.origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const save = stateFile ? keepState(accounts, stateFile) : () => {};
  return {
    url: accounts.server.origin,
    close: async () => {
      accounts.close();
      save();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1] ?? ".")).href) {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "12111" }, state: { type: "string" }, smtp: { type: "string" } },
  });
  const { port, state: stateFile, smtp: smtpUrl } = values;
  const stripe = await startLocalStripe({ port: Number(port), stateFile, smtpUrl });
  console.log(`Local Stripe: ${stripe.url}`);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => stripe.close().finally(() => process.exit(0)));
  }
}
