import { type APIResponse, expect, test } from "@playwright/test";
import { newPerson } from "../people";
import { expectProtected } from "../security-headers";
import { services } from "../services";

const answers: [what: string, path: string, status: number][] = [
  ["a page", "/", 200],
  ["the sign-in page", "/sign-in", 200],
  ["a page that asks to sign in", "/account", 307],
  ["a page for staff", "/admin/sessions", 307],
  ["a page that is not there", "/no-such-page", 404],
];

for (const [what, path, status] of answers) {
  test(`protects ${what}`, async ({ request }) => {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.status()).toBe(status);
    expectProtected(answer);
  });
}

test("protects what is refused: another's area, and a body that no form of ours has", async ({ request }) => {
  await newPerson(request);
  const forbidden = await request.get("/admin/sessions");
  expect(forbidden.status()).toBe(403);
  expectProtected(forbidden);
  for (const length of [17_000, 100_000, 3_000_000]) {
    const form = { headers: { origin: services().app }, multipart: { name: "x".repeat(length) } };
    const tooLarge = await request.post("/account/profile", form);
    expect(tooLarge.status()).toBe(413);
    expectProtected(tooLarge);
    expect(await tooLarge.text()).toContain("larger than any form here takes, so nothing was changed");
  }
});

test("protects what programs read", async ({ request }) => {
  const health = await request.get("/api/health");
  expect(health.headers()["cache-control"]).toBe("no-store");
  expectProtected(health, { isRendered: false });
  for (const [data, status] of [
    ["{}", 400],
    ["x".repeat(600_000), 413],
  ] as const) {
    const answer = await request.post("/api/stripe/webhook", { data });
    expect(answer.status()).toBe(status);
    expectProtected(answer, { isRendered: false });
  }
});

test("gives back to nobody what their browser sends along", async ({ request }) => {
  for (const path of ["/", "/account", "/api/health", "/api/stripe/webhook"]) {
    const answer = await request.fetch(path, { method: "TRACE", headers: { "x-secret": "of-the-browser" } });
    expect(answer.ok()).toBe(false);
    expect(await answer.text()).not.toContain("of-the-browser");
  }
});

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
