import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newUser } from "@/lib/testing/people";
import { planOfSent } from "@/lib/testing/plan-of-sent";
import { recordStaffAct } from "./admin-event";
import { listFormerStaff } from "./former-staff";

it("names who did something when they had a role and has none now, by an index of acts", async () => {
  const [admin, former, reporter] = [
    await newUser({ role: "admin" }),
    await newUser({ role: "support" }),
    await newUser(),
  ];
  await newUser(); // did nothing
  for (const actor of [admin, former, reporter, null]) await recordStaffAct({ actor, action: "log_read" });
  expect(await listFormerStaff(admin)).toEqual([]);
  await db().user.update({ where: { id: former.id }, data: { role: "customer" } });
  expect(await listFormerStaff(admin)).toEqual([{ id: former.id, email: former.email }]);
  await expect(listFormerStaff(reporter)).rejects.toMatchObject({ code: "not_found" });

  await db().$executeRaw`
    INSERT INTO "AdminEvent" ("id", "actorId", "actorRole", "action", "at")
    SELECT uuidv7(), ${admin.id}::uuid, 'admin', 'log_read', now() - interval '1 minute' * n FROM generate_series(1, 20000) n`;
  await db().$executeRaw`ANALYZE "AdminEvent"`;
  const plan = await planOfSent("RECURSIVE", () => listFormerStaff(admin), "(ANALYZE)");
  expect(plan).not.toMatch(/Seq Scan on "?AdminEvent|actual[^)]*rows=\d{4,}/);
  expect(await listFormerStaff(admin)).toHaveLength(1);
});
