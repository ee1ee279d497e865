import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { createDatabase, dropDatabase } from "../postgres/databases";

// Each test file has a database and a Stripe account of its own, so that files can run at the same time and in any order.
// This runs before the file's imports: the app reads its settings when it is first asked for them.
const { run, template, postgresUrl, stripeUrl, smtpUrl, mailboxUrl } = inject("standIns");

// one name for each worker slot: a slot runs one file at a time, in a new process, so what stands there is left over
const name = `test_${run}_${process.env.VITEST_POOL_ID}`;
await dropDatabase(postgresUrl, name);
await createDatabase(postgresUrl, name, template);
const database = new URL(postgresUrl);
database.pathname = `/${name}`;

Object.assign(process.env, {
  APP_URL: "http://localhost:3000",
  AUTH_SECRET: "for-tests-only-for-tests-only-for-tests-only",
  DATABASE_URL: database.href,
  STRIPE_SECRET_KEY: `sk_test_${run}${randomBytes(6).toString("hex")}`,
  STRIPE_API_URL: stripeUrl,
  STRIPE_WEBHOOK_SECRET: `whsec_${randomBytes(16).toString("hex")}`,
  STRIPE_HOSTED_ORIGINS: stripeUrl,
  SMTP_URL: smtpUrl,
  MAIL_FROM: "Portico <portico@example.com>",
  MAILBOX_URL: mailboxUrl,
  WORKER: "off",
  // what a test does in a row, and a fast machine does in a second, is not what the limit is for
  STRIPE_PORTAL_SESSIONS_PER_SECOND: "1000",
});
for (const unset of [
  "ADMIN_EMAILS",
  "TRUSTED_PROXIES",
  "BRAND_NAME",
  "AUTH_GITHUB_ID",
  "AUTH_GITHUB_SECRET",
  "AUTH_GOOGLE_ID",
  "AUTH_GOOGLE_SECRET",
  "AUTH_OIDC_ISSUER",
  "AUTH_OIDC_ID",
  "AUTH_OIDC_SECRET",
]) {
  delete process.env[unset];
}
