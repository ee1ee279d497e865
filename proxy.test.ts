import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { config, proxy } from "./proxy";

process.env.AUTH_GITHUB_ID = "id";
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
  it("lets scripts and styles of this answer run, and nothing else", () => {
    const response = answerTo("/account");
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

  it("lets forms lead to Stripe and to the providers that are set up", () => {
    const targets = ["https://billing.stripe.com", "https://checkout.stripe.com", "https://github.com"];
    expect(policyOf(answerTo("/account"))["form-action"]).toEqual(["'self'", ...targets]);
  });

  it("never gives the same nonce twice, nor one that the browser chose", () => {
    const nonces = Array.from({ length: 50 }, () => policyOf(answerTo("/", { "x-nonce": "mine" }))["script-src"]?.[1]);
    expect(new Set(nonces).size).toBe(50);
    expect(nonces.join()).not.toContain("mine");
  });

  it("lets nobody keep a copy, and tells the page its own address", () => {
    const response = answerTo("/account/sessions?state=open", { "x-path": "//evil.example" });
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("x-middleware-request-x-path")).toBe("/account/sessions?state=open");
  });

  it.each([
    ["/", true],
    ["/account", true],
    ["/sign-in/confirm", true],
    ["/api/auth/callback/email", true],
    ["/admin/sessions", true],
    ["/api/healthy-page", true],
    ["/api/health", false],
    ["/api/stripe/webhook", false],
    ["/admin/sessions/export", false],
    ["/_next/static/chunks/a.js", false],
    ["/icon.svg", false],
    ["/apple-icon.png", false],
    ["/favicon.ico", false],
  ])("passes %s: %s", (path, isPassed) => {
    expect(new RegExp(`^${config.matcher}$`).test(path)).toBe(isPassed);
  });
});
