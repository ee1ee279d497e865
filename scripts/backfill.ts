import { existsSync } from "node:fs";
import { db } from "@/lib/db/client";
import { backfill } from "@/lib/jobs/backfill";

// npm run backfill, or from where it was stopped: npm run backfill -- cus_…

if (existsSync(".env")) process.loadEnvFile(".env");
const found = await backfill(
  (last, { linked }) => console.log(`${linked} linked, up to ${last}`),
  process.argv[2],
).finally(() => db().$disconnect());

console.log(`\n${found.linked} customers are linked to their users and up to date.`);
report("have no user of ours in metadata.userId", found.nobodys);
report("belong to users who have another customer already", found.secondOnes);

function report(what: string, stripeCustomerIds: string[]) {
  if (stripeCustomerIds.length) console.log(`${stripeCustomerIds.length} ${what}:\n${stripeCustomerIds.join("\n")}`);
}
