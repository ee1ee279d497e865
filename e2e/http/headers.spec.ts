import { type APIResponse, expect, test } from "@playwright/test";
import { services } from "../services";

const answers = {
  "a page": "/",
  "the sign-in page": "/sign-in",
  "a page that asks to sign in": "/account",
  "a page for staff": "/admin/sessions",
  "a page that is not there": "/no-such-page",
  "the health check": "/api/health",
};

for (const [what, path] of Object.entries(answers)) {
  test(`protects ${what}`, async ({ request }) => {
    const answer = await request.get(path, { maxRedirects: 0 });
    const headers = answer.headers();
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["strict-transport-security"]).toContain("max-age=63072000");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["permissions-policy"]).toContain("camera=()");
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["cache-control"]).toContain("no-store");
  });
}

test("allows only scripts it wrote itself, and forms to itself and to Stripe", async ({ request }) => {
  const policy = policyOf(await request.get("/sign-in"));
  expect(policy["object-src"]).toEqual(["'none'"]);
  expect(policy["base-uri"]).toEqual(["'none'"]);
  expect(policy["frame-ancestors"]).toEqual(["'none'"]);
  expect(policy["form-action"]).toEqual(["'self'", services().stripe]);
  for (const directive of ["script-src", "style-src"]) expect(policy[directive]?.join(" ")).not.toContain("unsafe");
});

test("keeps a connection for longer than the proxies in front do, which would reuse one that is closed", async ({
  request,
}) => {
  expect((await request.get("/api/health")).headers()["keep-alive"]).toBe("timeout=70");
});

test("uses a nonce once", async ({ request }) => {
  const first = policyOf(await request.get("/"))["script-src"]?.find((source) => source.startsWith("'nonce-"));
  const second = policyOf(await request.get("/"))["script-src"]?.find((source) => source.startsWith("'nonce-"));
  expect(first).toBeTruthy();
  expect(second).not.toBe(first);
});

test("answers the health check", async ({ request }) => {
  const answer = await request.get("/api/health");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ status: "ok" });
  const problems = async () => (await (await request.get("/api/health")).json()).portalProblems;
  await expect.poll(problems).toBe(0); // the portal at Stripe is as declared
});

function policyOf(answer: APIResponse): Record<string, string[]> {
  const directives = (answer.headers()["content-security-policy"] ?? "").split(";");
  return Object.fromEntries(
    directives.map((directive) => {
      const [name = "", ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );
}
