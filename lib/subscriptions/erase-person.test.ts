import { beforeAll, expect, it } from "vitest";
import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db/client";
import { newUser } from "@/lib/testing/people";
import { planOfSent } from "@/lib/testing/plan-of-sent";
import { deleteAccount } from "./delete-account";

// a row for each page that staff read, so there are many
beforeAll(async () => {
  for (let batch = 0; batch < 10; batch++) {
    await db().$executeRaw`
      INSERT INTO "AdminEvent" ("id", "actorRole", "action", "after")
      SELECT gen_random_uuid(), 'support', 'log_read',
        jsonb_build_object('filters', CASE WHEN n % 2 = 0 THEN '{}' ELSE jsonb_build_object('person', gen_random_uuid()) END)
      FROM generate_series(1, 2000) n`;
  }
  await db().$executeRaw`VACUUM ANALYZE "AdminEvent"`;
});

const readBy = (after: Prisma.InputJsonObject, subjectId: string | null = null) =>
  db().adminEvent.create({ data: { action: "log_read", after, subjectType: subjectId && "user", subjectId } });

it("finds what staff did about a person without reading all that staff did", async () => {
  const plan = await planOfSent('UPDATE "AdminEvent" SET "subjectId"', async () => deleteAccount(await newUser()));
  expect(plan).toContain("AdminEvent_text_idx");
  expect(plan).not.toContain("Seq Scan");
});

it("takes a person out of what staff did, wherever their id or address stands, and nobody else", async () => {
  const user = await newUser();
  const email = `ana_nunez+${user.id}@example.com`;
  await db().user.update({ where: { id: user.id }, data: { email } });
  const theirs = [
    await readBy({}, user.id),
    await readBy({ filters: { person: user.id } }),
    await readBy({ reason: `Asked by ${email}, on the phone` }),
  ];
  const [other, alike] = [await newUser(), email.replace("_", "x").replace(user.id, "y")];
  const others = [await readBy({ n: 1 }, other.id), await readBy({ reason: `Asked by ${alike}` })];
  await deleteAccount({ ...user, email });
  const rowsOf = (rows: { id: string }[]) =>
    db().adminEvent.findMany({ where: { id: { in: rows.map(({ id }) => id) } }, orderBy: { id: "asc" } });
  expect(await rowsOf(theirs)).toMatchObject(theirs.map(() => ({ subjectId: null, after: null })));
  expect(await rowsOf(others)).toEqual(others);
});
