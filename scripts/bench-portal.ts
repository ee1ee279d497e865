import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { openPortalSession } from "@/lib/portal/open-session";
import { findBilling } from "@/lib/subscriptions/billing";

if (existsSync(".env")) process.loadEnvFile(".env");

// What a click costs besides Stripe: opens the portal for one customer of a local database, and compares the time of each
// click with the time that its row says Stripe took. Every opening is a row; a live key is refused.
const clicks = Number(process.argv[2] ?? 50);
const { hostname } = new URL(env().DATABASE_URL);
if (!["localhost", "127.0.0.1", "[::1]"].includes(hostname)) throw new Error("A database on this machine only.");

const customer = await db().customer.findFirst({
  where: { userId: { not: null }, deletedAt: null },
  include: { user: true },
});
if (!customer?.user) throw new Error("Nobody here has a customer: start `npm run dev` once, it makes example people.");
const user = { ...customer.user, customer };
if (!(await findBilling(user.id))) throw new Error("The customer belongs to the other mode.");

const whole: number[] = [];
const overhead: number[] = [];
for (let count = -3; count < clicks; count++) {
  await db().rateLimiterFlexible.deleteMany({ where: { key: { startsWith: "portal:" } } }); // the bench is no customer
  const intentKey = randomUUID();
  const startedAt = performance.now();
  await openPortalSession({
    user,
    intentKey,
    flow: null,
    locale: null,
    source: "bench",
    request: { userAgent: "bench", networkAddress: null },
  });
  const ms = performance.now() - startedAt;
  const row = await db().portalSession.findFirstOrThrow({
    where: { userId: user.id, intentKey },
    select: { stripeMs: true },
  });
  if (count < 0) continue; // the first ones open connections and read the configuration
  whole.push(ms);
  overhead.push(ms - (row.stripeMs ?? 0));
}

const at = (share: number, values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))];
const line = (name: string, values: number[]) =>
  console.log(`${name.padEnd(24)} p50 ${at(0.5, values)?.toFixed(1)} ms   p95 ${at(0.95, values)?.toFixed(1)} ms`);
console.log(`${clicks} clicks`);
line("whole click", whole);
line("besides Stripe's answer", overhead);
await db().$disconnect();
