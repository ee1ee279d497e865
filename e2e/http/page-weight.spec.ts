import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { newPerson, newSubscriber } from "../people";

const pages = [
  "/",
  "/sign-in",
  "/pricing",
  "/account",
  "/account/sessions",
  "/account/profile",
  "/account/portal/plan",
];

test("no page of a customer brings more than 140 KiB of JavaScript", async ({ request }) => {
  await newSubscriber(request);
  const sizes = new Map<string, number>();
  for (const page of pages) {
    const html = await (await request.get(page)).text();
    const tags = html.match(/<script [^>]*src="[^"]+"[^>]*>/g) ?? [];
    const modern = tags.filter((tag) => !/nomodule/i.test(tag)); // browsers of today skip the others
    const sources = new Set(modern.map((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? ""));
    let bytes = 0;
    for (const source of sources) {
      if (!sizes.has(source)) sizes.set(source, gzipSync(await (await request.get(source)).body()).length);
      bytes += sizes.get(source) ?? 0;
    }
    expect(sources.size, page).toBeGreaterThan(3);
    expect(bytes, `gzipped JavaScript of ${page}`).toBeLessThanOrEqual(140 * 1024);
  }
});

test("no page waits for more than one font of 32 KiB", async ({ request }) => {
  await newPerson(request);
  for (const page of pages) {
    const links = (await request.get(page)).headers().link?.split(/,\s*(?=<)/) ?? [];
    const fonts = links.filter((link) => /rel=preload/.test(link) && /as="font"/.test(link));
    const sources = new Set(fonts.map((link) => /<([^>]+)>/.exec(link)?.[1] ?? ""));
    expect(sources.size, page).toBe(1);
    for (const source of sources)
      expect((await (await request.get(source)).body()).length, source).toBeLessThanOrEqual(32 * 1024);
  }
});
