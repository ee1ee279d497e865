import { freshEmail, test } from "../fixtures";

for (const next of ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]) {
  test(`does not leave the site for ${next}`, async ({ page, signInPage }) => {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signInPage.openLink(await signInPage.askForLink(freshEmail()));
    await page.waitForURL("/account");
  });
}
