import { beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/generated/prisma/enums";
import { db } from "@/lib/db/client";
import { makeFirstAdmin } from "./first-admin";
import { setRole } from "./roles";

let count = 0;
const person = (role: Role, disabledAt?: Date) =>
  db().user.create({ data: { email: `person${++count}@example.com`, role, disabledAt } });
const roleOf = async (id: string) => (await db().user.findUniqueOrThrow({ where: { id } })).role;
const eventsOf = (subjectId: string) => db().adminEvent.findMany({ where: { subjectId } });

beforeEach(() => db().user.updateMany({ data: { role: "customer" } }));

describe("setRole", () => {
  it("gives the role and writes down who gave it, from where", async () => {
    const actor = await person("admin");
    const { id } = await person("customer");
    const details = { userAgent: "Browser/1", networkAddress: "203.0.113.0/24" };

    await setRole({ actor, userId: id, role: "support", details });

    expect(await roleOf(id)).toBe("support");
    const written = { action: "role_changed", actorId: actor.id, actorRole: "admin", subjectType: "user", ...details };
    expect(await eventsOf(id)).toEqual([
      expect.objectContaining({ ...written, before: { role: "customer" }, after: { role: "support" } }),
    ]);
  });

  it("writes nothing where nothing changes", async () => {
    const { id } = await person("admin");
    await setRole({ actor: null, userId: id, role: "admin" });
    expect(await eventsOf(id)).toEqual([]);
  });

  it.each<Role>(["customer", "support"])("never makes the last admin a %s", async (role) => {
    const actor = await person("admin");
    await person("admin", new Date()); // disabled: cannot let anybody in
    await expect(setRole({ actor, userId: actor.id, role })).rejects.toMatchObject({ code: "last_admin" });
    expect(await roleOf(actor.id)).toBe("admin");
    expect(await eventsOf(actor.id)).toEqual([]);
  });

  it("keeps one of two admins who demote each other at the same moment", async () => {
    const [ana, bo] = [await person("admin"), await person("admin")];
    const outcomes = await Promise.allSettled([
      setRole({ actor: ana, userId: bo.id, role: "customer" }),
      setRole({ actor: bo, userId: ana.id, role: "customer" }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db().user.count({ where: { role: "admin" } })).toBe(1);
  });

  it.each<Role>(["customer", "support"])("lets no %s give roles", async (role) => {
    const actor = await person(role);
    await expect(setRole({ actor, userId: actor.id, role: "admin" })).rejects.toMatchObject({ code: "not_found" });
    expect(await roleOf(actor.id)).toBe(role);
  });

  it("says so where there is no such user", async () => {
    const missing = { actor: null, userId: "01a20c6e-0e27-7720-8e38-af53cf1f63ca", role: "admin" } as const;
    await expect(setRole(missing)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("makeFirstAdmin", () => {
  it("makes an admin where there is none", async () => {
    const { id } = await person("customer");
    await makeFirstAdmin(id);
    expect(await roleOf(id)).toBe("admin");
    expect(await eventsOf(id)).toEqual([expect.objectContaining({ actorId: null, after: { role: "admin" } })]);
  });

  it("makes one only, of two who come at the same moment", async () => {
    const [ana, bo] = [await person("customer"), await person("customer")];
    await Promise.all([makeFirstAdmin(ana.id), makeFirstAdmin(bo.id)]);
    expect(await db().user.count({ where: { role: "admin" } })).toBe(1);
  });

  it("makes none where somebody was admin already, even a disabled one", async () => {
    await person("admin", new Date());
    const { id } = await person("customer");
    await makeFirstAdmin(id);
    expect(await roleOf(id)).toBe("customer");
  });
});
