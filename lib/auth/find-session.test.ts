import pg from "pg";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { endSessions } from "./end-sessions";
import { findSession, tokenHash } from "./find-session";

const day = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * day);
let count = 0;

/** A user who is signed in with the token that comes back. */
async function signedIn(session: { expires?: Date; createdAt?: Date } = {}) {
  const token = `token-${++count}`;
  const user = await db().user.create({ data: { email: `person${count}@example.com` } });
  const expires = session.expires ?? inDays(30);
  await db().session.create({ data: { ...session, sessionToken: tokenHash(token), userId: user.id, expires } });
  return { token, user };
}

describe("findSession", () => {
  beforeEach(() => db().session.deleteMany());

  it("finds the session, the user and their customer with one statement", async () => {
    const { token, user } = await signedIn();
    const customer = await db().customer.create({
      data: { userId: user.id, stripeCustomerId: "cus_a", livemode: false },
    });
    const statements = vi.spyOn(pg.Client.prototype, "query");

    const found = await findSession(token);

    expect(statements).toHaveBeenCalledTimes(1);
    expect(found?.session).toMatchObject({ sessionToken: token, userId: user.id });
    expect(found?.user).toMatchObject({ id: user.id, email: user.email, role: "customer" });
    expect(found?.user.customer).toEqual({
      id: customer.id,
      stripeCustomerId: "cus_a",
      stripeAccountId: null,
      livemode: false,
      deletedAt: null,
    });
  });

  it("knows no customer of the other mode", async () => {
    const { token, user } = await signedIn();
    await db().customer.create({ data: { userId: user.id, stripeCustomerId: "cus_live", livemode: true } });
    expect((await findSession(token))?.user.customer).toBeNull();
  });

  it("reads the role anew each time", async () => {
    const { token, user } = await signedIn();
    await db().user.update({ where: { id: user.id }, data: { role: "admin" } });
    expect((await findSession(token))?.user.role).toBe("admin");
    await db().user.update({ where: { id: user.id }, data: { role: "customer" } });
    expect((await findSession(token))?.user.role).toBe("customer");
  });

  it("finds nobody for a disabled user", async () => {
    const { token, user } = await signedIn();
    await db().user.update({ where: { id: user.id }, data: { disabledAt: new Date() } });
    expect(await findSession(token)).toBeNull();
  });

  it("finds nobody when the session was not used for too long", async () => {
    const { token } = await signedIn({ expires: inDays(-0.001) });
    expect(await findSession(token)).toBeNull();
  });

  it("finds nobody when the session began too long ago, however often it was used", async () => {
    const { token } = await signedIn({ createdAt: inDays(-91) });
    expect(await findSession(token)).toBeNull();
  });

  it("is not opened by what stands in the table", async () => {
    const { token } = await signedIn();
    expect(await findSession(tokenHash(token))).toBeNull();
  });
});

describe("endSessions", () => {
  it("ends every session of the user, and nobody else's", async () => {
    const { token, user } = await signedIn();
    const other = await signedIn();
    await db().session.create({ data: { sessionToken: tokenHash("phone"), userId: user.id, expires: inDays(30) } });

    await endSessions(user.id);

    expect(await findSession(token)).toBeNull();
    expect(await findSession("phone")).toBeNull();
    expect(await findSession(other.token)).not.toBeNull();
  });
});
