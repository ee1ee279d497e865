import pg from "pg";
import { expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { newUser } from "@/lib/testing/people";
import { listSessionLog } from "./list";

it("is planned for what is sought, while a connection keeps what it is asked often", async () => {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  const actor = await newUser({ role: "admin" });
  for (let time = 0; time < 6; time++) {
    await db().user.findUnique({ where: { id: actor.id } });
    await listSessionLog(actor, { state: "failed" });
  }
  const statements = sent.mock.calls.map(([query]) => query as unknown as { name?: string; text?: string });
  const lastOf = (part: string) => statements.findLast(({ text }) => text?.includes(part));
  expect(lastOf('FROM "public"."User"')?.name).toMatch(/^[\w-]{43}$/);
  expect(lastOf('FROM "PortalSession" s')?.name).toBe("");
});
