import { existsSync } from "node:fs";
import { db } from "@/lib/db/client";
import { checkConfiguration } from "@/lib/portal/check-configuration";

if (existsSync(".env")) process.loadEnvFile(".env");

// Whether the portal at Stripe is as this repository declares it. Changes nothing. Exit code 1: something is to be done.
const problems = await checkConfiguration().finally(() => db().$disconnect());
for (const problem of problems) console.error(problem);
if (problems.length) process.exitCode = 1;
else console.log("The portal configuration is as declared.");
