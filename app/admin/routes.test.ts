import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { autoImplementMethods } from "next/dist/server/route-modules/app-route/helpers/auto-implement-methods";
import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Role } from "@/generated/prisma/enums";
import { cookieName } from "@/lib/auth/cookies";
import { tokenHash } from "@/lib/auth/find-session";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { newUser } from "@/lib/testing/people";
import * as progress from "./sessions/export/progress/route";
import * as exported from "./sessions/export/route";
import * as live from "./sessions/live/route";

// Role × route, beside the functions of pages and actions in matrix.test.ts: each handler is called with a session's cookie.

const asked = vi.hoisted(() => new Headers());
vi.mock("next/headers", async () => {
  const { RequestCookies } = await import("next/dist/compiled/@edge-runtime/cookies");
  return { headers: async () => asked, cookies: async () => new RequestCookies(asked) };
});

type Answer = number | "sign in";
type Handler = (request: NextRequest) => Promise<Response>;
type Route = { handlers: { GET: Handler }; query: string; answers: Record<Role | "nobody", Answer> };

const closed = { nobody: "sign in", customer: 403 } as const;
const routes: Record<string, Route> = {
  "sessions/export": {
    handlers: exported,
    query: "format=csv&person=nobody-at-all",
    answers: { ...closed, support: 404, admin: 200 },
  },
  "sessions/export/progress": {
    handlers: progress,
    query: `key=${randomUUID()}`,
    answers: { ...closed, support: 404, admin: 200 },
  },
  "sessions/live": { handlers: live, query: "since=", answers: { ...closed, support: 200, admin: 200 } },
};

const signedIn = async (role: Role) => {
  const [{ id: userId }, token] = [await newUser({ role }), randomUUID()];
  const expires = new Date(Date.now() + 30 * 24 * 3_600_000); // long enough not to be renewed
  await db().session.create({ data: { sessionToken: tokenHash(token), userId, expires } });
  return { userId, token };
};

function signInWith(token: string | null) {
  if (token) asked.set("cookie", `${cookieName("session")}=${token}`);
  else asked.delete("cookie");
}

const requestOf = (path: string, { query }: Route, signal?: AbortSignal) =>
  new NextRequest(`${env().APP_URL}/admin/${path}?${query}`, { signal });

/** What is answered to who has this session's token. */
async function answerTo(token: string | null, path: string, route: Route): Promise<Answer> {
  signInWith(token);
  try {
    const answer = await route.handlers.GET(requestOf(path, route));
    await answer.body?.cancel();
    return answer.status;
  } catch (error) {
    const { digest = String(error) } = error as { digest?: string };
    if (/^NEXT_REDIRECT;\w+;\/sign-in\?next=/.test(digest)) return "sign in";
    return Number(/^NEXT_HTTP_ERROR_FALLBACK;(\d+)$/.exec(digest)?.[1] ?? Number.NaN);
  }
}

beforeAll(() => {
  vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "true"); // as next.config.js has it, for forbidden()
});

it("every route handler of the admin area is here", () => {
  const files = readdirSync("app/admin", { recursive: true, encoding: "utf8" });
  const paths = files.flatMap((file) => /^(.+)\/route\.tsx?$/.exec(file)?.[1] ?? []);
  expect(Object.keys(routes).toSorted()).toEqual(paths.toSorted());
});

describe.each(Object.entries(routes))("GET /admin/%s", (path, route) => {
  it("answers each role what is theirs", async () => {
    expect(await answerTo(null, path, route)).toBe(route.answers.nobody);
    expect(await answerTo(randomUUID(), path, route)).toBe(route.answers.nobody);
    for (const role of ["customer", "support", "admin"] as const) {
      const { token } = await signedIn(role);
      expect([role, await answerTo(token, path, route)]).toEqual([role, route.answers[role]]);
    }
  });

  it("answers an admin who was demoted, or disabled, as such from the next request on", async () => {
    const { userId, token } = await signedIn("admin");
    expect(await answerTo(token, path, route)).toBe(route.answers.admin);
    for (const role of ["support", "customer"] as const) {
      await db().user.update({ where: { id: userId }, data: { role } });
      expect([role, await answerTo(token, path, route)]).toEqual([role, route.answers[role]]);
    }
    await db().user.update({ where: { id: userId }, data: { role: "admin", disabledAt: new Date() } });
    expect(await answerTo(token, path, route)).toBe(route.answers.nobody);
  });

  it("writes down nothing of who may not", async () => {
    const acts = await db().adminEvent.count();
    const roles = (["customer", "support"] as const).filter((role) => route.answers[role] !== 200);
    for (const role of roles) await answerTo((await signedIn(role)).token, path, { ...route, query: "from=never" });
    expect(await db().adminEvent.count()).toBe(acts);
  });

  it("holds nothing for who has gone before it was answered", async () => {
    signInWith((await signedIn("admin")).token);
    for (let request = 0; request < 60; request++) {
      const gone = new AbortController();
      if (request % 2) gone.abort();
      const answer = await route.handlers.GET(requestOf(path, route, gone.signal));
      gone.abort(); // and nobody reads it
      expect(answer.status).toBe(200);
    }
  });

  it("holds nothing for who asks for the head alone", async () => {
    signInWith((await signedIn("admin")).token);
    const { HEAD } = autoImplementMethods(route.handlers); // Next neither reads nor cancels what it answers
    for (let request = 0; request < 60; request++) {
      const answer = await HEAD(requestOf(path, route), { params: Promise.resolve({}) });
      expect(answer).toMatchObject({ status: expect.toBeOneOf([200, 405]) });
    }
    const { body, status } = await route.handlers.GET(requestOf(path, route));
    await body?.cancel();
    expect(status).toBe(200);
  });
});
