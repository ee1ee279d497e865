import pg from "pg";
import { expect, test } from "../fixtures";
import { newSubscriber } from "../people";
import { expectProtected } from "../security-headers";
import { services } from "../services";

async function database(statement: string) {
  const client = new pg.Client({ connectionString: services().ownerDatabaseUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

test.describe("while sign-ins cannot be read", () => {
  test.use({ expectedErrors: [/status of 500|React error #441/] });

  test("who is signed in is told so, and not asked to sign in", async ({ page }) => {
    await newSubscriber(page.request);
    await database(`ALTER TABLE "Session" RENAME TO "SessionAway"`);
    try {
      const answer = await page.goto("/account");
      expect(answer?.status()).toBe(500);
      expectProtected(answer);
      await expect(page.getByRole("heading", { name: "We are not available right now" })).toBeVisible();
      expect(new URL(page.url()).pathname).toBe("/account");
      expect((await page.request.get("/account/export", { maxRedirects: 0 })).status()).toBe(500);
    } finally {
      await database(`ALTER TABLE "SessionAway" RENAME TO "Session"`);
    }
    await page.reload();
    await expect(page.getByRole("heading", { name: "Billing" })).toBeVisible();
  });
});
