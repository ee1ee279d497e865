import { expect, freshEmail, test } from "../fixtures";
import { addFault, customersOf, type Fault, removeFaults, requestsAbout } from "../local-stripe";

const operation = "POST /v1/billing_portal/sessions";
const problems: [string, Omit<Fault, "operation">, RegExp][] = [
  ["is down", { times: 2, reset: true }, /could not be reached/],
  ["answers with an error of its own", { times: 1, status: 500 }, /could not be reached/],
  ["never answers", { times: 2, hang: true }, /did not answer in time/],
  ["is too busy", { times: 1, status: 429 }, /very busy/],
  ["refuses", { times: 1, status: 400 }, /refused this/],
];

test.afterEach(() => removeFaults());

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    for (const [what, fault, sentence] of javaScriptEnabled ? problems : problems.slice(0, 1)) {
      test(`says so when Stripe ${what}, keeps the attempt, and works again`, async ({
        page,
        signInPage,
        checkout,
        account,
        portal,
      }) => {
        await signInPage.signIn(freshEmail());
        await checkout.subscribe("Pro");
        await addFault({ operation, ...fault });
        await account.manageButton.click();
        await expect(page.getByRole("main").getByRole("alert")).toContainText(sentence);

        await account.openPortal(); // the same form again
        await portal.returnToApp();
        await expect(account.visits()).toHaveCount(2);
        await expect(account.visits().nth(1)).toContainText("Couldn’t open");
        await expect(account.visits().nth(1)).toContainText(sentence);
      });
    }
  });
}

test("says below a row of links that one of them failed, and leaves the row as it is", async ({
  page,
  signInPage,
  checkout,
}) => {
  await signInPage.signIn(freshEmail());
  await checkout.subscribe("Pro");
  await page.goto("/account");
  const links = ["Update card", "Change plan", "Cancel"].map((name) => page.getByRole("button", { name, exact: true }));
  const places = () => Promise.all(links.map((link) => link.boundingBox()));
  const before = await places();
  await addFault({ operation, times: 2, reset: true });
  await links[1]?.click();
  const problem = page.getByRole("main").getByRole("alert");
  await expect(problem).toContainText("The billing portal could not be reached");
  expect(await places()).toEqual(before);
  expect((await problem.boundingBox())?.y).toBeGreaterThan(before[2]?.y ?? 0);
});

test("says to who buys that nothing was charged", async ({ page, signInPage }) => {
  await signInPage.signIn(freshEmail());
  await page.goto("/pricing");
  await addFault({ operation: "POST /v1/checkout/sessions", times: 2, reset: true });
  await page.getByRole("button", { name: "Choose Pro" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(
    "Our payment service could not be reached. Nothing was charged. Try again in a minute.",
  );
});

test("does not notice when a call fails on its way to Stripe once", async ({
  signInPage,
  checkout,
  account,
  portal,
}) => {
  const email = freshEmail();
  await signInPage.signIn(email);
  await checkout.subscribe("Pro");
  await addFault({ operation, times: 1, status: 503 });
  await account.openPortal();
  await portal.returnToApp();
  await expect(account.visits()).toHaveCount(1);
  const tries = await requestsTo(email);
  expect(tries.map(({ status }) => status)).toEqual([200, 503]);
  expect(new Set(tries.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
});

test("opens one session when Stripe's answer is lost on the way", async ({ signInPage, checkout, account }) => {
  const email = freshEmail();
  await signInPage.signIn(email);
  await checkout.subscribe("Pro");
  await addFault({ operation, times: 1, reset: true, afterCommit: true });
  await account.openPortal();
  const [second, first] = await requestsTo(email);
  expect(second?.idempotentReplayed).toBe(true);
  expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
});

test("keeps the button busy while Stripe is slow", async ({ page, signInPage, checkout, account }) => {
  await signInPage.signIn(freshEmail());
  await checkout.subscribe("Pro");
  await addFault({ operation, times: 1, delayMs: 1_500 });
  await account.manageButton.click();
  await expect(page.getByRole("button", { name: "Opening the portal…" })).toHaveAttribute("aria-disabled", "true");
  await page.waitForURL(/\/p\/session\//);
});

async function requestsTo(email: string) {
  const [customer = ""] = await customersOf(email);
  return requestsAbout(customer, operation);
}
