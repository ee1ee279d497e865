import { join } from "node:path";
import { ensurePrismaClient, migrate } from "./migrate";
import { createDatabase, dropDatabase, query } from "./postgres/databases";
import { removeHome } from "./postgres/home";
import { startPostgres, stopPostgres } from "./postgres/server";
import { clone, onStopSignal } from "./processes";
import { runToEnd } from "./run-to-end";

// npm run bench:sizes [-- 10_000 100_000 1_000_000 10_000_000]: what reading the log costs at each size, on a PostgreSQL of
// its own that is removed afterwards. `seed:log` fills it, `bench:log` prints one JSON line a figure. Ten million visits take
// some 25 GB of disk; the machine should have nothing else to do.

const sizes = process.argv.slice(2).map((size) => Number(size.replaceAll("_", "")));
const dir = join(clone, `.local/bench-sizes-${process.pid}`);
// what the app insists on, and the log does not ask for
const settings = {
  CHECKPOINT_DISABLE: "1",
  APP_URL: "http://localhost:3000",
  AUTH_SECRET: "for-benches-only-for-benches-only",
  STRIPE_SECRET_KEY: "sk_test_forBenchesOnly",
  STRIPE_WEBHOOK_SECRET: "whsec_forBenchesOnly",
  SMTP_URL: "smtp://127.0.0.1:9",
  MAIL_FROM: "bench@example.com",
  MALLOC_ARENA_MAX: "2", // as docs/operations.md has it for the app
};

let code = 0;
const end = async () => {
  await stopPostgres(dir);
  removeHome(dir);
  process.exit(code);
};
onStopSignal(() => void end());
try {
  await ensurePrismaClient();
  const postgres = await startPostgres({ dir, durable: false });
  for (const size of sizes.length ? sizes : [10_000, 100_000, 1_000_000]) {
    const url = postgres.url("bench");
    const env = { ...settings, DATABASE_URL: url };
    const run = (script: string, ...args: string[]) =>
      runToEnd("npm", ["run", "--silent", script, "--", ...args], {
        env,
        onOutput: (chunk) => process.stdout.write(chunk),
      });
    await createDatabase(postgres.url("postgres"), "bench");
    await migrate(url);
    await run("seed:log", String(size));
    await query(url, "VACUUM ANALYZE"); // as autovacuum would have done
    await run("bench:log");
    await dropDatabase(postgres.url("postgres"), "bench");
  }
} catch (error) {
  console.error(error);
  code = 1;
}
await end();
