import { existsSync } from "node:fs";
import { db } from "@/lib/db/client";
import { reconcile } from "@/lib/jobs/reconcile";

if (existsSync(".env")) process.loadEnvFile(".env");

// Everything that Stripe still knows, now; a worker does it every hour since the hour before. Events that were missed are
// enqueued, and worked off by the app or a worker.
const report = await reconcile({ isFull: true }).finally(() => db().$disconnect());
for (const [what, found] of Object.entries(report)) console.log(`${what}: ${found}`);
process.exitCode = report.customersUnread ? 1 : 0;
