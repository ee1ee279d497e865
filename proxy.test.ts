import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { databasePool } from "@/lib/db/pool";
import { config, proxy } from "./proxy";

process.env.AUTH_GITHUB_ID = "id";
process.env.AUTH_GITHUB_SECRET = "secret";
process.env.STRIPE_HOSTED_ORIGINS = "https://billing.stripe.com https://checkout.stripe.com";

const answerTo = (path: string, headers?: Record<string, string>) =>
  proxy(new NextRequest(`http://localhost:3000${path}`, { headers }));
const policyOf = (response: Response) =>
  Object.fromEntries(
    (response.headers.get("content-security-policy") ?? "").split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );

describe("proxy", () => {
  it("lets scripts and styles of this answer run, and nothing else", async () => {
    const response = await answerTo("/account");
    const nonce = response.headers.get("x-middleware-request-x-nonce");
    expect(policyOf(response)).toMatchObject({
      "default-src": ["'self'"],
      "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'"],
      "style-src": ["'self'", `'nonce-${nonce}'`],
      "object-src": ["'none'"],
      "base-uri": ["'none'"],
      "frame-ancestors": ["'none'"],
    });
  });

  it("lets forms lead to Stripe and to the providers that are set up", async () => {
    const targets = ["https://billing.stripe.com", "https://checkout.stripe.com", "https://github.com"];
    expect(policyOf(await answerTo("/account"))["form-action"]).toEqual(["'self'", ...targets]);
  });

  it("never gives the same nonce twice, nor one that the browser chose", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => answerTo("/", { "x-nonce": "mine" })));
    const nonces = answers.map((answer) => policyOf(answer)["script-src"]?.[1]);
    expect(new Set(nonces).size).toBe(50);
    expect(nonces.join()).not.toContain("mine");
  });

  it("lets nobody keep a copy, and tells the page its own address", async () => {
    const response = await answerTo("/account/sessions?state=open", { "x-path": "//evil.example" });
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("x-middleware-request-x-path")).toBe("/account/sessions?state=open");
  });

  it("begins no page while no connection to the database can be had, and says when to come again", async () => {
    const taken = await Promise.all(Array.from({ length: 10 }, () => databasePool().connect()));
    const response = await answerTo("/account", { cookie: "portico.theme=dark" });
    for (const one of taken) one.release();
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("5");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    const [, nonce] = /'nonce-([^']+)'/.exec(policyOf(response)["style-src"]?.join(" ") ?? "") ?? [];
    const page = await response.text();
    expect(page).toContain(`<style nonce="${nonce}">`);
    expect(page).toContain('data-theme="dark"');
    expect((await answerTo("/account")).status).toBe(200);
  });

  it("refuses a body that no form of ours has, and says what to do", async () => {
    const post = (length: number) => answerTo("/account", { "content-length": String(length) });
    const response = await post(16 * 1024 + 1);
    expect(response.status).toBe(413);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(await response.text()).toContain("That was too much at once");
    expect((await post(16 * 1024)).status).toBe(200);
  });

  it.each([
    ["/", true],
    ["/account", true],
    ["/sign-in/confirm", true],
    ["/api/auth/callback/email", true],
    ["/admin/sessions", true],
    ["/admin/sessions/export", true],
    ["/api/healthy-page", true],
    ["/api/health", false],
    ["/api/stripe/webhook", false],
    ["/_next/static/chunks/a.js", false],
    ["/icon.svg", false],
    ["/apple-icon.png", false],
    ["/favicon.ico", false],
  ])("passes %s: %s", (path, isPassed) => {
    expect(new RegExp(`^${config.matcher}$`).test(path)).toBe(isPassed);
  });
});
