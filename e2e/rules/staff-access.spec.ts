import type { APIRequestContext, Browser } from "@playwright/test";
import { expect, freshEmail, test } from "../fixtures";
import { adminSession } from "../global-setup";
import { CustomerPage } from "../pages/customer-page";
import { SignInPage } from "../pages/sign-in-page";

const nobodys = "01900000-0000-7000-8000-000000000000";
const lists = ["", "/sessions", "/customers", "/events", "/configuration", "/people"].map((path) => `/admin${path}`);
const missing = [`/admin/sessions/${nobodys}`, `/admin/customers/${nobodys}`, "/admin/events/evt_none"];
const acts = "/admin/people/activity";
const exported = "/admin/sessions/export?format=csv&person=nobody-at-all";

/** Somebody who is signed in, with their own browser. */
async function newcomer(browser: Browser) {
  const email = freshEmail();
  const context = await browser.newContext();
  await new SignInPage(await context.newPage()).signIn(email);
  return { email, context, request: context.request };
}

const statusOf = async (request: APIRequestContext, path: string) =>
  (await request.get(path, { maxRedirects: 0 })).status();

test("the admin area answers each role what is theirs, from the next click on", async ({ browser }) => {
  test.setTimeout(120_000);
  const admins = await browser.newContext({ storageState: adminSession });
  const admin = new CustomerPage(await admins.newPage());
  const [somebody, stranger] = [await newcomer(browser), await browser.newContext()];
  await admin.find(somebody.email, somebody.email);
  const theirs = new URL(admin.page.url()).pathname;

  await test.step("nobody is asked to sign in", async () => {
    for (const path of [...lists, ...missing, theirs, acts, exported]) {
      const answer = await stranger.request.get(path, { maxRedirects: 0 });
      expect([path, answer.status()]).toEqual([path, 307]);
      expect(answer.headers().location).toContain("/sign-in?next=");
    }
  });

  const expectClosed = async () => {
    for (const path of [...lists, ...missing, theirs, acts]) {
      expect([path, await statusOf(somebody.request, path)]).toEqual([path, 403]);
    }
    expect(await statusOf(somebody.request, exported)).toBe(403);
  };
  await test.step("a customer is refused, whether it is there or not", expectClosed);

  await test.step("support reads everything but what the others did, and exports nothing", async () => {
    await admin.giveRole("Support", somebody.email);
    for (const path of [...lists, theirs]) expect([path, await statusOf(somebody.request, path)]).toEqual([path, 200]);
    for (const path of missing) expect([path, await statusOf(somebody.request, path)]).toEqual([path, 404]);
    expect(await statusOf(somebody.request, exported)).toBe(404);
    expect(await statusOf(somebody.request, acts)).toBe(403);
    const page = await somebody.context.newPage();
    await page.goto(theirs);
    for (const name of [/Change role/, /Disable account/, /Sign them out/]) {
      await expect(page.getByRole("button", { name })).toHaveCount(0);
    }
    await page.goto("/admin/events");
    await expect(page.getByRole("button", { name: "Reconcile now" })).toHaveCount(0);
  });

  await test.step("an admin exports", async () => {
    await admin.giveRole("Admin", somebody.email);
    expect(await statusOf(somebody.request, exported)).toBe(200);
  });

  await test.step("what they did and what was done to them stands there", async () => {
    await admin.page.goto(`${acts}?action=role_changed`);
    const done = admin.page.getByRole("row").filter({ hasText: "from support to admin" });
    await expect(done.first()).toContainText("admin@example.com, admin");
    await admin.page.getByLabel("What", { exact: true }).selectOption("Anything");
    await admin.page.getByLabel("Who").selectOption(somebody.email);
    await admin.page.getByRole("button", { name: "Filter" }).click();
    for (const act of [
      /Began an export.*person: \(text\)/,
      /An export ended0 rows/,
      /Read the log.*of [0-9a-f-]{36}/,
    ]) {
      await expect(admin.page.getByRole("row").filter({ hasText: act }).first()).toContainText(somebody.email);
    }
    await admin.find(somebody.email, somebody.email);
  });

  await test.step("a demoted admin is a customer", async () => {
    await admin.giveRole("Customer", somebody.email);
    await expectClosed();
  });
  await Promise.all([admins.close(), somebody.context.close(), stranger.close()]);
});
