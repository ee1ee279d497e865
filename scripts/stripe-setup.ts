import { existsSync } from "node:fs";
import { db } from "@/lib/db/client";
import { ensurePlans } from "@/lib/plans/ensure-plans";
import { syncCatalog } from "@/lib/plans/sync-catalog";
import { ensureConfigurations } from "@/lib/portal/ensure-configuration";
import { ensureEndpoint } from "@/lib/webhooks/ensure-endpoint";

if (existsSync(".env")) process.loadEnvFile(".env");

// Prepares a Stripe account for Portico: plans, portal configuration, webhook endpoint; then reads the plans into the
// database. Any number of times: what is there is found again.
const say = (line: string) => console.log(line);

const offered = await ensurePlans(say);
await ensureConfigurations(offered, say);
const secret = await ensureEndpoint(say);
// printed before anything else may fail: Stripe tells it once
if (secret) say(`\nPut this into the environment of the app:\nSTRIPE_WEBHOOK_SECRET=${secret}`);
await syncCatalog();
say("plans: read into the database");
await db().$disconnect();
