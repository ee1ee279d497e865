import pg from "pg";
import { expectAccessible } from "../accessibility";
import { expect, test } from "../fixtures";
import { newSubscriber } from "../people";
import { expectProtected } from "../security-headers";
import { services } from "../services";

const role = new URL(services().databaseUrl).username;

async function database(statement: string) {
  const client = new pg.Client({ connectionString: services().ownerDatabaseUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

test.describe("while the database takes no connection", () => {
  test.use({ expectedErrors: [/status of 503/] });

  test("whoever comes is told to try again, with 503, and then can", async ({ page }) => {
    await newSubscriber(page.request);
    await database(`
      ALTER ROLE ${pg.escapeIdentifier(role)} CONNECTION LIMIT 0;
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ${pg.escapeLiteral(role)}`);
    try {
      const answer = await page.goto("/account");
      expect(answer?.status()).toBe(503);
      expect(answer?.headers()).toMatchObject({ "retry-after": "5" });
      expectProtected(answer);
      await expect(page.getByRole("heading", { name: "We are not available right now" })).toBeVisible();
      await expectAccessible(page);

      const withoutRedirects = { maxRedirects: 0 };
      for (const path of ["/account/export", "/admin/sessions/export", "/admin/sessions/live", "/api/health"])
        expect((await page.request.get(path, withoutRedirects)).status(), path).toBe(503);
      const form = { headers: { origin: services().app }, form: { theme: "dark" } };
      expect((await page.request.post("/", form)).status()).toBe(503);
    } finally {
      await database(`ALTER ROLE ${pg.escapeIdentifier(role)} CONNECTION LIMIT -1`);
    }
    await page.getByRole("link", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: "Billing" })).toBeVisible();
  });
});
