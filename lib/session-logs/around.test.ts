import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { logRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { listAround } from "./around";
import { findLogEntry, type LogDetail } from "./list";

it("lists what the same person did around a session, three on each side, and nothing once they were erased", async () => {
  const [support, ana, bo] = [await newUser({ role: "support" }), await newUser(), await newUser()];
  const start = Date.now();
  const at = (second: number) => new Date(start - second * 1000);
  const hers = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => logRow(ana, at(n), { stripeCustomerId: "cus_around" }));
  await db().portalSession.createMany({ data: [...hers, logRow(bo, at(4))] });
  const ids = hers.map(({ id }) => id);
  const around = async () => {
    const entry = (await findLogEntry(support, ids[4] ?? "")) as LogDetail;
    return (await listAround(support, entry)).map(({ id }) => id);
  };
  const expected = [...ids.slice(1, 4), ...ids.slice(5, 8)];
  expect(await around()).toEqual(expected);
  await db().user.delete({ where: { id: ana.id } });
  expect(await around()).toEqual([]);
  const entry = (await findLogEntry(support, ids[4] ?? "")) as LogDetail;
  await expect(listAround(bo, entry)).rejects.toMatchObject({ code: "not_found" });
});
