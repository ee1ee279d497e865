import { expect, test } from "../fixtures";
import { newPerson, newSubscriber } from "../people";
import { sendForm } from "../plain-form";
import { services } from "../services";

const { app } = services();

/** Somebody who has opened the portal once. @returns the address of that visit's page */
async function visited(request: Parameters<typeof newSubscriber>[0]) {
  await newSubscriber(request);
  await sendForm(request, { page: `${app}/account`, button: "Manage subscription" });
  const history = await (await request.get("/account/sessions")).text();
  return /\/account\/sessions\/[0-9a-f-]{36}/.exec(history)?.[0] ?? "";
}

test("is exported as a table and as JSON, one's own alone", async ({ page, playwright }) => {
  const visit = await visited(page.request);
  const id = visit.split("/").at(-1);

  const csv = await page.request.get("/account/export");
  expect(csv.headers()).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="portal-history.csv"',
    "cache-control": expect.stringContaining("no-store"),
  });
  const [head, row, ...more] = (await csv.text()).trim().split(/\r?\n/);
  expect(head).toMatch(/^"?id"?,"?state"?,/);
  expect(row).toContain(id);
  expect(more).toEqual([]);

  const json = await page.request.get("/account/export?format=json");
  expect(json.headers()["content-type"]).toBe("application/json; charset=utf-8");
  const text = await json.text();
  expect(JSON.parse(text)).toMatchObject([{ id, state: "open", object: "billing_portal.session" }]);
  expect(text).not.toContain("/p/session/");

  const other = await playwright.request.newContext({ baseURL: app });
  await newPerson(other);
  expect((await (await other.get("/account/export")).text()).trim().split(/\r?\n/)).toHaveLength(1);
  expect(await (await other.get("/account/export?format=json")).json()).toEqual([]);
  await other.dispose();
});

test("is another's: their visit is not found, and its page says no more than that of none", async ({
  page,
  playwright,
}) => {
  const visit = await visited(page.request);
  expect((await page.request.get(visit)).status()).toBe(200);
  const other = await playwright.request.newContext({ baseURL: app });
  await newPerson(other);
  const none = "/account/sessions/01900000-0000-7000-8000-000000000000";
  for (const path of [visit, none, "/account/sessions/nonsense"]) {
    const answer = await other.get(path);
    expect(answer.status()).toBe(404);
    expect(await answer.text()).toContain("There is nothing here");
  }
  await other.dispose();
});

test("asks who is signed out to sign in", async ({ request }) => {
  for (const path of ["/account/export", "/account/export?format=json", "/account/sessions"]) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.status()).toBe(307);
    expect(answer.headers().location).toMatch(/^\/sign-in\?next=/);
  }
});
