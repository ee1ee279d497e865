import { existsSync } from "node:fs";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { startWorker, stopWithProcess } from "@/lib/jobs/worker";
import { log } from "@/lib/log";

if (existsSync(".env")) process.loadEnvFile(".env");
env(); // what is wrong in it ends the process here: a worker that runs takes every error for a passing one

// The worker alone, beside servers that run with WORKER=off: when there is more than one machine.
const worker = startWorker();
log.info("worker started");
stopWithProcess(worker);
// graphile-worker leaves unheard what fails as it ticks off a job whose connection is cut; the worker begins again all the same
process.on("unhandledRejection", (err) => log.error({ err }, "a failure of the worker's that nobody waited for"));
await worker.promise;
await db().$disconnect(); // its pool would keep the process waiting
