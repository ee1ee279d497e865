import { expect, test } from "@playwright/test";

// A browser asks for /favicon.ico by itself whenever an answer names no icon: a refusal that comes before the page's head does.
for (const [path, type] of [
  ["/favicon.ico", "image/x-icon"],
  ["/icon.svg", "image/svg+xml"],
  ["/apple-icon.png", "image/png"],
] as const) {
  test(`has an icon at ${path}`, async ({ request }) => {
    const answer = await request.get(path);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toContain(type);
    expect((await answer.body()).length).toBeGreaterThan(100);
  });
}
