import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { findSession } from "@/lib/auth/find-session";
import { handlers } from "@/lib/auth/next-auth";
import { db } from "@/lib/db/client";
import { GET, POST } from "./route";

// The whole way, from asking for a link to the session: next-auth, the database and the mail are real.
const site = "http://localhost:3000"; // APP_URL of the tests
process.env.ADMIN_EMAILS = "First@example.com second@example.com";
process.env.TRUSTED_PROXIES = "1";

const context = (provider: string) => ({ params: Promise.resolve({ provider }) });
const cookiesOf = (response: Response) =>
  new Map(response.headers.getSetCookie().map((line) => [line.split("=")[0], line.split(/[=;]/)[1] ?? ""] as const));

/** Asks for a link as our server action does, and reads it in the mail. */
async function linkFor(email: string, next = "/account"): Promise<URL> {
  const csrf = await handlers.GET(new NextRequest(`${site}/api/auth/csrf`));
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const headers = { cookie: `portico.csrf=${cookiesOf(csrf).get("portico.csrf")}` };
  const body = new URLSearchParams({ email, callbackUrl: next, csrfToken });
  await handlers.POST(new NextRequest(`${site}/api/auth/signin/email`, { method: "POST", headers, body }));
  const mails = await fetch(`${process.env.MAILBOX_URL}/messages?to=${encodeURIComponent(email.toLowerCase())}`);
  const [mail] = (await mails.json()) as { links: string[] }[];
  return new URL(mail?.links[0] ?? "missing:");
}

/** Clicks the button of the page that the link leads to. */
function click(link: URL, headers: Record<string, string> = { origin: site }): Promise<Response> {
  const { token = "", email = "", next = "" } = Object.fromEntries(link.searchParams);
  const search = new URLSearchParams({ token, email, callbackUrl: next });
  // another host than ours, as `next start` behind a proxy sees it
  const address = `http://0.0.0.0:8080/api/auth/callback/email?${search}`;
  return POST(new NextRequest(address, { method: "POST", headers }), context("email"));
}

const sessionOf = (response: Response) => findSession(cookiesOf(response).get("portico.session") ?? "");

describe("signing in by a link", () => {
  it("signs in, remembers from where, and goes where the person was going", async () => {
    const link = await linkFor("Ana@Example.com", "/account/sessions?state=open");
    expect(link.href).toMatch(/^http:\/\/localhost:3000\/sign-in\/confirm\?/);

    const headers = { origin: site, "user-agent": "Browser/1", "x-forwarded-for": "203.0.113.77" };
    const answer = await click(link, headers);

    expect(answer.headers.get("location")).toBe(`${site}/account/sessions?state=open`);
    const found = await sessionOf(answer);
    expect(found?.user).toMatchObject({ email: "ana@example.com", role: "customer", emailVerified: expect.any(Date) });
    const [row] = await db().session.findMany({ where: { userId: found?.user.id } });
    expect(row).toMatchObject({ userAgent: "Browser/1", networkAddress: "203.0.113.0/24" });
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("portico.session="));
    expect(cookie).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax/);
  });

  it("keeps no token that could be used from the database", async () => {
    const link = await linkFor("token@example.com");
    const stored = JSON.stringify(await db().verificationToken.findMany());
    expect(stored).toContain("token@example.com");
    expect(stored).not.toContain(link.searchParams.get("token"));
  });

  it("refuses a link that was used, also by two clicks at once", async () => {
    const link = await linkFor("twice@example.com");
    const answers = await Promise.all([click(link), click(link)]);
    const places = answers.map((answer) => answer.headers.get("location")).sort();
    expect(places).toEqual([`${site}/account`, `${site}/sign-in/error?error=Verification`]);
    expect((await click(link)).headers.get("location")).toContain("error=Verification");
  });

  it("refuses a link that is older than ten minutes", async () => {
    const link = await linkFor("late@example.com");
    const { expires } = await db().verificationToken.findFirstOrThrow({ where: { identifier: "late@example.com" } });
    expect(expires.getTime()).toBeLessThanOrEqual(Date.now() + 600_000);
    await db().verificationToken.updateMany({
      where: { identifier: "late@example.com" },
      data: { expires: new Date() },
    });
    const answer = await click(link);
    expect(answer.headers.get("location")).toBe(`${site}/sign-in/error?error=Verification`);
    expect(await sessionOf(answer)).toBeNull();
  });

  it("refuses a link for somebody else's address", async () => {
    const link = await linkFor("eve@example.com");
    link.searchParams.set("email", "ana@example.com");
    expect((await click(link)).headers.get("location")).toContain("error=Verification");
  });

  it("answers the same for known, unknown and disabled addresses, and lets the disabled one not in", async () => {
    await db().user.create({ data: { email: "gone@example.com", disabledAt: new Date() } });
    const answer = await click(await linkFor("gone@example.com"));
    expect(answer.headers.get("location")).toBe(`${site}/sign-in/error?error=AccessDenied`);
    expect(await sessionOf(answer)).toBeNull();
  });

  it("is not used up by programs that open every link of a mail", async () => {
    const link = await linkFor("scanned@example.com");
    const callback = new URL(link.href.replace("/sign-in/confirm", "/api/auth/callback/email"));
    expect((await GET(new NextRequest(callback), context("email"))).status).toBe(405);
    expect(await sessionOf(await click(link))).not.toBeNull();
  });

  it.each<Record<string, string>>([{}, { origin: "null" }, { origin: "http://evil.example" }])(
    "takes no click from elsewhere: %o",
    async (headers) => {
      const link = await linkFor("planted@example.com");
      expect((await click(link, headers)).status).toBe(403);
      expect(await sessionOf(await click(link))).not.toBeNull();
    },
  );

  it("follows no return path to another site", async () => {
    const link = await linkFor("away@example.com", "//evil.example/");
    expect(link.searchParams.get("next")).toBe("/account");
    link.searchParams.set("next", "https://evil.example/");
    expect((await click(link)).headers.get("location")).toBe(`${site}/account`);
  });

  it("makes the first admin of an address in ADMIN_EMAILS, and no second one", async () => {
    const first = await sessionOf(await click(await linkFor("first@example.com")));
    expect(first?.user.role).toBe("admin");
    const second = await sessionOf(await click(await linkFor("second@example.com")));
    expect(second?.user.role).toBe("customer");
  });
});
