import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findSession } from "@/lib/auth/find-session";
import { handlers } from "@/lib/auth/next-auth";
import { db } from "@/lib/db/client";
import { GET, POST } from "./route";

// A small OpenID provider over HTTP, which says of its one user what the test wants it to say.
const site = "http://localhost:3000"; // APP_URL of the tests
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
let claims: Record<string, unknown> = {};
let asked = new URLSearchParams(); // what the browser brought to the provider
let issuer = "";

const server = createServer((request, response) => {
  const answer = (body: unknown) => response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  if (request.url === "/.well-known/openid-configuration") {
    const endpoints = {
      authorization_endpoint: "/authorize",
      token_endpoint: "/token",
      userinfo_endpoint: "/userinfo",
    };
    const absolute = Object.entries(endpoints).map(([name, path]) => [name, issuer + path]);
    return answer({ issuer, ...Object.fromEntries(absolute) });
  }
  if (request.url === "/userinfo") return answer(claims);
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    const verifier = new URLSearchParams(body).get("code_verifier") ?? "";
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    if (challenge !== asked.get("code_challenge")) return response.writeHead(400).end();
    return answer({ access_token: "kept-by-nobody", token_type: "Bearer", id_token: idToken() });
  });
});

function idToken(): string {
  const now = Math.floor(Date.now() / 1000);
  const payload = { iss: issuer, aud: "portico", iat: now, exp: now + 60, nonce: asked.get("nonce"), sub: claims.sub };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "RS256", typ: "JWT" })}.${part(payload)}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
}

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, { AUTH_OIDC_ISSUER: issuer, AUTH_OIDC_ID: "portico", AUTH_OIDC_SECRET: "secret" });
});
afterAll(() => void server.close());

const context = { params: Promise.resolve({ provider: "oidc" }) };
const cookiesOf = (response: Response) => response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");

/** Goes to the provider and back, as the browser does, with what the provider says about its user. */
async function signInAs(told: Record<string, unknown>): Promise<Response> {
  claims = told;
  const csrf = await handlers.GET(new NextRequest(`${site}/api/auth/csrf`));
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, callbackUrl: "/account/profile" });
  const headers = { cookie: cookiesOf(csrf).join("; ") };
  const leaving = await handlers.POST(
    new NextRequest(`${site}/api/auth/signin/oidc`, { method: "POST", headers, body }),
  );
  asked = new URL(leaving.headers.get("location") ?? "").searchParams;
  const search = new URLSearchParams({ code: "code", state: asked.get("state") ?? "" });
  const cookie = cookiesOf(leaving).join("; ");
  return GET(new NextRequest(`http://0.0.0.0:8080/api/auth/callback/oidc?${search}`, { headers: { cookie } }), context);
}

describe("signing in through an OpenID provider", () => {
  it("makes an account of a proven address, and keeps none of the provider's tokens", async () => {
    const answer = await signInAs({ sub: "1", name: "Ana", email: "Ana@Example.com", email_verified: true });

    expect(answer.headers.get("location")).toBe(`${site}/account/profile`);
    const token = cookiesOf(answer).find((cookie) => cookie.startsWith("portico.session="));
    const found = await findSession(token?.split("=")[1] ?? "");
    expect(found?.user).toMatchObject({ name: "Ana", email: "ana@example.com", emailVerified: null, role: "customer" });
    const accounts = await db().account.findMany();
    expect(accounts).toEqual([expect.objectContaining({ provider: "oidc", access_token: null, id_token: null })]);
    expect(asked.get("redirect_uri")).toBe(`${site}/api/auth/callback/oidc`);
  });

  it("knows the person again by their id there, not by their address", async () => {
    await signInAs({ sub: "1", email: "new-address@example.com", email_verified: true });
    expect(await db().user.findMany({ select: { email: true } })).toEqual([{ email: "ana@example.com" }]);
  });

  it.each([
    ["unproven", { email: "bo@example.com", email_verified: false }],
    ["of unknown standing", { email: "bo@example.com" }],
    ["missing", { email_verified: true }],
  ])("makes no account of an address that is %s", async (_, told) => {
    const answer = await signInAs({ sub: "2", ...told });
    expect(answer.headers.get("location")).toBe(`${site}/sign-in/error?error=EmailNotVerified`);
    expect(await db().account.count({ where: { providerAccountId: "2" } })).toBe(0);
  });

  it("does not open the account of somebody with the same address", async () => {
    const answer = await signInAs({ sub: "3", email: "ANA@example.com", email_verified: true });
    expect(answer.headers.get("location")).toBe(`${site}/sign-in/error?error=OAuthAccountNotLinked`);
    expect(await db().account.count()).toBe(1);
  });

  it("lets a disabled user not in", async () => {
    await db().user.updateMany({ data: { disabledAt: new Date() } });
    const answer = await signInAs({ sub: "1", email: "other@example.com", email_verified: true });
    expect(answer.headers.get("location")).toBe(`${site}/sign-in/error?error=AccessDenied`);
    expect(await db().session.count({ where: { user: { disabledAt: null } } })).toBe(0);
  });

  it("takes no answer that this browser did not ask for", async () => {
    const address = `${site}/api/auth/callback/oidc?code=code&state=made-up`;
    const answer = await GET(new NextRequest(address), context);
    expect(answer.headers.get("location")).toContain(`${site}/sign-in/error?error=`);
  });

  it("comes back by GET only", async () => {
    const address = `${site}/api/auth/callback/oidc?code=code`;
    expect((await POST(new NextRequest(address, { method: "POST" }), context)).status).toBe(405);
  });
});
