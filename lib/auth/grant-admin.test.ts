import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { grantAdmin } from "./grant-admin";

describe("grantAdmin", () => {
  it("makes an admin, once, and writes down that an operator did", async () => {
    const { id } = await db().user.create({ data: { email: "ana@example.com" } });

    const first = await grantAdmin("Ana@Example.com");

    expect(first).toEqual({ isAdmin: true, sentence: "ana@example.com is an admin now, from their next click on." });
    expect(await db().user.findUniqueOrThrow({ where: { id } })).toMatchObject({ role: "admin" });
    expect((await grantAdmin("ana@example.com")).sentence).toMatch(/already/);
    expect(await db().adminEvent.findMany({ where: { subjectId: id } })).toMatchObject([{ actorId: null }]);
  });

  it("says what to do when it makes none", async () => {
    await db().user.create({ data: { email: "gone@example.com", disabledAt: new Date() } });
    expect(await grantAdmin("ana")).toEqual({ isAdmin: false, sentence: '"ana" is not an e-mail address.' });
    expect(await grantAdmin("new@example.com")).toMatchObject({
      isAdmin: false,
      sentence: expect.stringMatching(/^Nobody has signed in as new@example\.com yet/),
    });
    expect(await grantAdmin("gone@example.com")).toMatchObject({
      isAdmin: false,
      sentence: expect.stringMatching(/^The account of gone@example\.com is disabled/),
    });
  });
});
