import { existsSync } from "node:fs";
import pg from "pg";
import type { Prisma } from "@/generated/prisma/client";
import type { CurrentUser } from "@/lib/auth/current-user";
import { hasText } from "@/lib/customers/named";
import { db } from "@/lib/db/client";
import { log } from "@/lib/log";
import { listPortalSessions } from "@/lib/portal/history";
import { countSessionLog } from "@/lib/session-logs/count";
import { countAllDays } from "@/lib/session-logs/count-days";
import type { LogFilters } from "@/lib/session-logs/filters";
import { knownValues } from "@/lib/session-logs/known-values";
import { listSessionLog } from "@/lib/session-logs/list";
import { readOverview } from "@/lib/session-logs/overview";
import { overviewRanges } from "@/lib/session-logs/overview-range";
import { searchLog } from "@/lib/session-logs/search";
import { benchEvidence } from "./bench-log/evidence";
import { benchExport } from "./bench-log/export";
import { measure, say } from "./bench-log/measure";
import { readWholePage, writeRead } from "./bench-log/whole-page";

if (existsSync(".env")) process.loadEnvFile(".env");

// npm run bench:log (dev/bench-sizes.ts runs it on databases of its own): what reading the log costs on the database of DATABASE_URL, which `npm run seed:log` has filled. One
// JSON line a figure, a floor beside it: the same trip to the database for one row by its key.

const url = process.env.DATABASE_URL ?? "";
const client = new pg.Client({ connectionString: url });
await client.connect();
const one = async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
  (await client.query<T>(sql, values)).rows[0] as T;

const { rows } = await one<{ rows: number }>('SELECT count(*)::int AS rows FROM "PortalSession"');
const middle = await one<{ id: string; at: Date }>(
  'SELECT "id", "requestedAt" AS at FROM "PortalSession" WHERE "requestedAt" < now() - interval \'200 days\' ORDER BY "requestedAt" DESC LIMIT 1',
);
const someone = await one<{
  userId: string;
  email: string;
  stripeCustomerId: string;
  stripeSessionId: string;
  stripeRequestId: string;
}>(
  `SELECT u."id" AS "userId", u."email", s."stripeCustomerId", s."stripeSessionId", s."stripeRequestId" FROM "PortalSession" s
   JOIN "User" u ON u."id" = s."userId" WHERE s."id" = (SELECT "id" FROM "PortalSession"
   WHERE "stripeSessionId" IS NOT NULL AND "requestedAt" < now() - interval '100 days' ORDER BY "requestedAt" DESC LIMIT 1)`,
);
const configuration = await one<{ id: string }>(
  'SELECT "configurationId" AS id FROM "PortalSession" WHERE "configurationId" IS NOT NULL LIMIT 1',
);
const staff: CurrentUser = {
  id: crypto.randomUUID(),
  email: "bench@example.com",
  name: null,
  role: "admin" as const,
  locale: null,
  timeZone: null,
  customer: null,
};
await db().user.create({ data: { id: staff.id, email: `${staff.id}@example.com`, role: "admin" } });
const oldest = await one<{ at: Date }>('SELECT min("requestedAt") AS at FROM "PortalSession"');
const first = "00000000-0000-7000-8000-000000000000";
const end = Buffer.from(JSON.stringify(["newer", oldest.at.getTime(), first])).toString("base64url");
const deep = Buffer.from(JSON.stringify(["older", middle.at.getTime(), middle.id])).toString("base64url");
const back = Buffer.from(JSON.stringify(["newer", middle.at.getTime(), middle.id])).toString("base64url");
const month = { from: new Date(middle.at.getTime() - 30 * 24 * 3_600_000), to: middle.at };

const [given = "", family = ""] = someone.email.split("."); // as the seed makes them
const texts = {
  "half an address": someone.email.slice(1, 12),
  "half a name": `${given.slice(-1)}.${family}`,
  "a name": given,
};
const byText: Record<string, LogFilters> = {};
for (const [name, person] of Object.entries(texts)) {
  // how long it takes depends on how many people it means
  const [{ people }] = await db().$queryRaw<[{ people: number }]>`
    SELECT count(*)::int AS "people" FROM "UserText" t WHERE ${hasText(person)}`;
  byText[`${name}, ${people} people`] = { person };
}

const filters: Record<string, LogFilters> = {
  ...byText,
  "an address of many": { person: "example" },
  "customer id": { person: someone.stripeCustomerId },
  "state failed": { state: "failed" },
  "flow cancel": { flow: "subscription_cancel" },
  "portal's home": { flow: "none" },
  "outcome canceled": { outcome: "canceled" },
  "outcome any": { outcome: "any" },
  "outcome cancellation": { outcome: "cancellation" },
  "reason unused": { reason: "unused" },
  "reason nobody gave": { reason: "low_quality" },
  "outcome none": { outcome: "none" },
  "error stripe_timeout": { error: "stripe_timeout" },
  "an error nobody had": { error: "never_seen" },
  configuration: { configuration: configuration?.id ?? "bpc_none" },
  "locale de": { locale: "de" },
  "mode live": { mode: "live" },
  account: { account: "acct_none" },
  staff: { staff: "any" },
  "a month": month,
  "common each, rare together": { state: "returned", flow: "subscription_pause", locale: "ja", outcome: "none" },
  "common each, never together": { state: "failed", locale: "de" },
  "never together, with a person": { person: "example", state: "failed", locale: "de" },
  "an outcome, never together": { outcome: "details_changed", flow: "subscription_cancel" },
  "an outcome, rare together": { outcome: "paused", locale: "ja", configuration: configuration?.id ?? "bpc_none" },
  "any outcome, never together": { outcome: "any", state: "denied" },
  "a reason, rare together": { reason: "unused", locale: "ja", configuration: configuration?.id ?? "bpc_none" },
  "what a customer changed": { outcome: "plan_changed", person: someone.stripeCustomerId },
  "five together": { ...month, state: "failed", flow: "subscription_cancel", locale: "de", outcome: "none" },
};

const floor = await measure(() => db().$queryRaw`SELECT "id" FROM "PortalSession" WHERE "id" = ${middle.id}::uuid`);
const figure = async (name: string, work: () => Prisma.PrismaPromise<unknown> | Promise<unknown>) => {
  const times = await measure(work);
  say({ rows, name, ...times, floorP50: floor.p50, ratio: times.p50 / floor.p50 });
};
await figure("newest page", () => listSessionLog(staff, {}));
await figure("deep page", () => listSessionLog(staff, {}, deep));
await figure("deep page, backwards", () => listSessionLog(staff, {}, back));
await figure("oldest page", () => listSessionLog(staff, {}, end));
for (const [name, filter] of Object.entries(filters)) {
  await figure(`page by ${name}`, () => listSessionLog(staff, filter));
  await figure(`deep page by ${name}`, () => listSessionLog(staff, filter, deep));
  await figure(`oldest page by ${name}`, () => listSessionLog(staff, filter, end));
  await figure(`count by ${name}`, () => countSessionLog(staff, filter));
}
await figure("a read written down", () => writeRead(staff, {}));
await figure("whole newest page", () => readWholePage(staff, {}));
await figure("whole deep page", () => readWholePage(staff, {}, deep));
await figure("whole oldest page", () => readWholePage(staff, {}, end));
for (const [name, filter] of Object.entries(filters)) {
  await figure(`whole page by ${name}`, () => readWholePage(staff, filter));
}
await figure("count of all", () => countSessionLog(staff, {}));
await figure("values to choose from", () => knownValues(staff));
for (const typed of [someone.stripeSessionId, someone.stripeRequestId, middle.id, someone.stripeCustomerId]) {
  await figure(`search ${typed.replace(/_.*|-.*/, "…")}`, () => searchLog(staff, typed));
}
await figure("history of a customer", () => listPortalSessions(someone.userId, { limit: 20 }));
await countAllDays(); // as the nightly job keeps them
for (const range of overviewRanges) {
  await figure(`overview of ${range}`, () => readOverview(staff, range));
}
await benchExport({ rows, staff });
log.level = "warn"; // each seal is a line
await benchEvidence(rows);
await client.end();
await db().$disconnect();
