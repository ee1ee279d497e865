import { type APIResponse, expect, type Response } from "@playwright/test";

const everywhere: Record<string, string> = {
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
};

/** Expects what every answer carries, whatever it says; one that a browser renders is kept by nobody. */
export function expectProtected(answer: APIResponse | Response | null, { isRendered = true } = {}) {
  const headers = answer?.headers() ?? {};
  expect(headers).toMatchObject(everywhere);
  expect(headers["x-powered-by"]).toBeUndefined();
  const policy = isRendered ? /^default-src 'self'; script-src 'self' 'nonce-[^']+'/ : /^default-src 'none'/;
  expect(headers["content-security-policy"]).toMatch(policy);
  if (isRendered) expect(headers["cache-control"]).toContain("no-store");
}
