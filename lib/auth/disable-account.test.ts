import { beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/generated/prisma/enums";
import { db } from "@/lib/db/client";
import { newUser } from "@/lib/testing/people";
import { setDisabled } from "./disable-account";
import { findSession, tokenHash } from "./find-session";

const signedIn = async (userId: string) => {
  const token = crypto.randomUUID();
  const expires = new Date(Date.now() + 60_000);
  await db().session.create({ data: { sessionToken: tokenHash(token), userId, expires } });
  return () => findSession(token);
};
const eventsOf = (subjectId: string) => db().adminEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } });

beforeEach(() => db().user.updateMany({ data: { role: "customer" } }));

describe("setDisabled", () => {
  it("makes somebody nobody with their next request, until enabled, and writes both down", async () => {
    const [actor, ana] = [await newUser({ role: "admin" }), await newUser()];
    const session = await signedIn(ana.id);
    expect(await session()).not.toBeNull();
    await setDisabled({ actor, userId: ana.id, isDisabled: true });
    expect(await session()).toBeNull();
    await setDisabled({ actor, userId: ana.id, isDisabled: true }); // again changes nothing
    await setDisabled({ actor, userId: ana.id, isDisabled: false });
    expect(await session()).toBeNull(); // they sign in again
    expect((await eventsOf(ana.id)).map(({ action }) => action)).toEqual(["account_disabled", "account_enabled"]);
  });

  it("never disables the last admin", async () => {
    const actor = await newUser({ role: "admin" });
    await expect(setDisabled({ actor, userId: actor.id, isDisabled: true })).rejects.toMatchObject({
      code: "last_admin",
    });
    expect(await eventsOf(actor.id)).toEqual([]);
  });

  it.each<Role>(["customer", "support"])("is not for %s", async (role) => {
    const [actor, ana] = [await newUser({ role }), await newUser()];
    await expect(setDisabled({ actor, userId: ana.id, isDisabled: true })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("finds nobody under an id that is none", async () => {
    const actor = await newUser({ role: "admin" });
    for (const userId of ["nonsense", crypto.randomUUID()]) {
      await expect(setDisabled({ actor, userId, isDisabled: true })).rejects.toMatchObject({ code: "not_found" });
    }
  });
});
