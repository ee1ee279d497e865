import type { Route } from "@playwright/test";
import { expect, freshEmail, test } from "../fixtures";

/** What a page sends that was opened before a deploy: the id of an action that this build does not have. */
function asOfAnotherBuild(route: Route) {
  const headers = route.request().headers();
  const id = headers["next-action"];
  return route.continue(id ? { headers: { ...headers, "next-action": `${id.slice(0, -6)}abcdef` } } : {});
}

test.use({ expectedErrors: [/409|was not found on the server/] });

test("a page of an older build says so when it is used, and works once it is loaded anew", async ({
  page,
  signInPage,
}) => {
  await page.goto("/sign-in");
  await page.route("**/sign-in", asOfAnotherBuild);
  await page.getByLabel("E-mail address").fill(freshEmail());
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "This page is out of date" })).toBeVisible();
  await page.unroute("**/sign-in");
  await page.getByRole("button", { name: "Load this page anew" }).click();
  await signInPage.askForLink(freshEmail());
});
