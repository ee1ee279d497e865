import { afterAll, describe, expect, it } from "vitest";
import { startMailbox } from "../../../mailbox/server";
import { advanceClock, openShop, portalLink, subscriber } from "../testing/shop";
import { Visitor } from "../testing/visitor";

const shop = await openShop();
afterAll(() => shop.close());

const advance = (seconds: number, at = shop) => advanceClock(at, seconds);

describe("a portal link", () => {
  it("dies after five minutes unused", async () => {
    const { customer } = await subscriber(shop);
    const link = await portalLink(shop, customer);
    await advance(301);
    const late = await Visitor.open(link);
    expect(late.status).toBe(410);
    expect(late.text).toContain("This link has expired");
    await late.follow("Return to Portico");
    expect(late.url).toBe("https://shop.test/account");
  });

  it("lives for an hour after each use", async () => {
    const { customer } = await subscriber(shop);
    const link = await portalLink(shop, customer);
    expect((await Visitor.open(link)).status).toBe(200);
    await advance(3_500);
    expect((await Visitor.open(link)).status).toBe(200);
    await advance(3_601);
    expect((await Visitor.open(link)).status).toBe(410);
  });

  it("lets its customer, and nobody else, ask for a new one by mail", async () => {
    const mailbox = await startMailbox({ smtpPort: 0, httpPort: 0 });
    const mailing = await openShop({}, mailbox.smtpUrl);
    const { customer } = await subscriber(mailing);
    const link = await portalLink(mailing, customer, {
      after_expiration: { type: "customer_login", customer_login: {} },
    });
    await advance(301, mailing);
    const stranger = await Visitor.open(link);
    await stranger.press("Send a new link", { email: "eve@example.com" });
    const owner = await Visitor.open(link);
    await owner.press("Send a new link", { email: "Ada@Example.com" });
    expect(owner.text).toContain("If Ada@Example.com is the address of this account, a new link is on its way.");
    const mails = (await (await fetch(`${mailbox.url}/messages`)).json()) as { to: string[]; links: string[] }[];
    expect(mails.map(({ to }) => to)).toEqual([["ada@example.com"]]);
    expect((await Visitor.open(mails[0]?.links[0] ?? "")).text).toContain("Your plan and your invoices");
    await Promise.all([mailing.close(), mailbox.close()]);
  });

  it("offers no new one when the merchant wants none, or not any more", async () => {
    const { customer } = await subscriber(shop);
    const now = await advance(0);
    const after_expiration = { type: "customer_login" as const, customer_login: { expires_at: now + 600 } };
    const [without, until] = [await portalLink(shop, customer), await portalLink(shop, customer, { after_expiration })];
    await advance(301);
    expect((await Visitor.open(without)).text).not.toContain("Send a new link");
    expect((await Visitor.open(until)).text).toContain("Send a new link");
    await advance(301);
    expect((await Visitor.open(until)).text).not.toContain("Send a new link");
  });

  it("that nobody made leads to nothing", async () => {
    const stray = await Visitor.open(`${shop.url}/p/session/test_nothing`);
    expect(stray.status).toBe(404);
    expect(stray.text).toContain("There is nothing here");
  });

  it("is kept out of caches and frames, and runs no script", async () => {
    const { customer } = await subscriber(shop);
    const { headers } = await fetch(await portalLink(shop, customer));
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'; style-src 'self'; img-src data:");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });
});

describe("the language of a visit", () => {
  it("is the session's, and English with a note when the page does not speak it", async () => {
    const { customer } = await subscriber(shop);
    const german = await Visitor.open(await portalLink(shop, customer, { locale: "de" }));
    expect(german.text).toContain("Zurück zu Portico");
    const japanese = await Visitor.open(await portalLink(shop, customer, { locale: "ja" }));
    expect(japanese.text).toContain("This page does not speak Japanese yet");
  });
});
