import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { expect, freshEmail, test } from "../fixtures";
import { mailsTo } from "../mailbox";
import { services, stateFolder } from "../services";

// Runs last: what it reads was written by all the tests before it.

test("keeps no portal address and no sign-in link in the database or the log", async ({
  page,
  signInPage,
  checkout,
  account,
  portal,
}) => {
  const email = freshEmail();
  await signInPage.signIn(email);
  await checkout.subscribe("Starter");
  await account.openPortal();
  const portalToken = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  expect(portalToken.length).toBeGreaterThan(20);
  await portal.returnToApp();
  await account.expectNewestVisit("Returned");
  const [mail] = await mailsTo(email);
  const linkToken = /token=([^&\s]+)/.exec(mail?.text ?? "")?.[1] ?? "";
  expect(linkToken.length).toBeGreaterThan(20);

  const database = await everyRow();
  const log = readFileSync(join(stateFolder, "logs/app.log"), "utf8");
  expect(database).toContain(email); // it is the right database, and all of it
  expect(database).toMatch(/bps_\w+/);
  for (const text of [database, log]) {
    expect(text.includes("/p/session/")).toBe(false);
    expect(text.includes(portalToken)).toBe(false);
    expect(text.includes(linkToken)).toBe(false);
  }
  expect(log.includes("@example.com")).toBe(false);
  for (const secret of ourSecrets()) expect(log.includes(secret)).toBe(false);
});

test("sends no secret to the browser", async ({ page, signInPage }) => {
  await signInPage.signIn(freshEmail());
  const read = async (path: string) => (await page.request.get(path)).text();
  const documents = await Promise.all(["/", "/pricing", "/account", "/account/sessions", "/sign-out"].map(read));
  const scripts = new Set(documents.flatMap((html) => html.match(/\/_next\/static\/[^"'\\]+\.js/g) ?? []));
  expect(scripts.size).toBeGreaterThan(5);
  const sent = [...documents, ...(await Promise.all([...scripts].map(read)))].join("\n");
  for (const secret of ourSecrets()) expect(sent.includes(secret)).toBe(false);
});

function ourSecrets(): string[] {
  const { stripeSecretKey, webhookSecret, databaseUrl, ownerDatabaseUrl } = services();
  const authSecret = readFileSync(join(stateFolder, "auth-secret"), "utf8").trim();
  return [
    stripeSecretKey,
    webhookSecret,
    authSecret,
    ...[databaseUrl, ownerDatabaseUrl].map((url) => new URL(url).password),
  ];
}

async function everyRow(): Promise<string> {
  const client = new pg.Client({ connectionString: services().ownerDatabaseUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    let text = "";
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(`select each::text as row from ${name} each`);
      text += `${name}\n${rows.map(({ row }) => row).join("\n")}\n`;
    }
    return text;
  } finally {
    await client.end();
  }
}
