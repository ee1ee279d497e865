import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, expect, it, vi } from "vitest";
import { tokenHash } from "@/lib/auth/find-session";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { openPortal } from "./actions";

const asked = vi.hoisted(() => new Headers());
vi.mock("next/headers", async () => {
  const { RequestCookies } = await import("next/dist/compiled/@edge-runtime/cookies");
  return { headers: async () => asked, cookies: async () => new RequestCookies(asked) };
});

beforeAll(prepareStripe);

/** Presses "Manage subscription"; @returns where that leads */
async function press(): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ intentKey: randomUUID(), flow: "" })) form.append(name, value);
  const digest = await openPortal(undefined, form).then(JSON.stringify, ({ digest }) => String(digest));
  return /^NEXT_REDIRECT;\w+;([^;]+)/.exec(digest)?.[1] ?? digest;
}

it("a click is four statements: who clicks, the row beside the billing, the row again", async () => {
  const { user } = await newSubscriber();
  const sessionToken = randomUUID();
  const expires = new Date(Date.now() + 30 * 24 * 3_600_000); // long enough not to be renewed
  await db().session.create({ data: { sessionToken: tokenHash(sessionToken), userId: user.id, expires } });
  asked.set("cookie", `portico.session=${sessionToken}`);
  asked.set("origin", env().APP_URL);
  expect(await press()).toMatch(/\/p\/session\//); // the portal configuration is known from here on

  const sent = vi.spyOn(pg.Client.prototype, "query");
  expect(await press()).toMatch(/\/p\/session\//);
  const statements = sent.mock.calls.map(([query]) => (query as unknown as { text: string }).text.trim());
  expect(statements.map((text) => text.slice(0, 8).toUpperCase())).toEqual([
    "SELECT S",
    "WITH COU",
    'SELECT "',
    'UPDATE "',
  ]);
});
