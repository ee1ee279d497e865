import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { clone } from "./processes";

export type Options = {
  mode: "dev" | "preview";
  /** The state folder: data, logs, addresses. */
  dir: string;
  /** The folder that holds the app: the clone, or a copy of it that has its own production build. */
  app: string;
  isFresh: boolean;
  isSeeded: boolean;
  /** Use every stand-in, whatever the environment and `.env` say: for tests. */
  standInsOnly: boolean;
  /** Serve the app once for each end of a deep link, as the browser tests want it (walk-settings.ts). */
  isForWalks: boolean;
};

export const usage = `npm run dev [-- options]       the development build
npm run preview [-- options]   the production build

  --fresh         start over: new data, a new Stripe account
  --no-seed       no example people
  --dir <path>    keep the state there (default: .local)
  --app <path>    serve the copy of the app in that folder
  --stand-ins     ignore DATABASE_URL, STRIPE_SECRET_KEY and SMTP_URL
  --for-walks     the stand-ins, and the app as the browser tests want it`;

/** @throws {Error} naming the option that does not exist */
export function parseOptions(args: string[]): Options | "help" {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      fresh: { type: "boolean", default: false },
      "no-seed": { type: "boolean", default: false },
      "stand-ins": { type: "boolean", default: false },
      "for-walks": { type: "boolean", default: false },
      dir: { type: "string", default: ".local" },
      app: { type: "string", default: "." },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const [mode = "dev"] = positionals;
  if (values.help) return "help";
  if (positionals.length > 1 || (mode !== "dev" && mode !== "preview")) {
    throw new Error(`dev or preview, not ${positionals.join(" ")}`);
  }
  return {
    mode,
    dir: resolve(clone, values.dir),
    app: resolve(clone, values.app),
    isFresh: values.fresh,
    isSeeded: !values["no-seed"],
    standInsOnly: values["stand-ins"] || values["for-walks"],
    isForWalks: values["for-walks"],
  };
}
