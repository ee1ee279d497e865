import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { logRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { listSessionLog } from "./list";

const hour = 3_600_000;
const at = new Date(Date.UTC(2021, 4, 31, 23, 30)); // half an hour before June

describe("a session whose id tells another time than its row", () => {
  it("is found by its row's time: from the month after, and where its id is no time at all", async () => {
    const admin = await newUser({ role: "admin" });
    await db().$executeRaw`SELECT make_log_partitions('2021-06-01', '2021-06-01')`;
    const idOfJune = logRow(admin, at, { id: uuidv7({ msecs: at.getTime() + hour }) });
    const idOfNoTime = logRow(admin, at, { id: randomUUID() }); // it goes to the default partition
    await db().portalSession.createMany({ data: [idOfJune, idOfNoTime] });
    const filter = { from: new Date(at.getTime() - 60_000), to: new Date(at.getTime() + 60_000) };
    const { rows } = await listSessionLog(admin, filter);
    expect(rows.map(({ id }) => id).toSorted()).toEqual([idOfJune.id, idOfNoTime.id].toSorted());
  });

  it("is refused where they lie more than a day apart: a search by time would not find it", async () => {
    const admin = await newUser({ role: "admin" });
    await db().$executeRaw`SELECT make_log_partitions('2021-06-01', '2021-06-01')`;
    const row = logRow(admin, new Date(at.getTime() - 48 * hour), { id: uuidv7({ msecs: Date.UTC(2021, 5, 20) }) });
    await expect(db().portalSession.create({ data: row })).rejects.toThrow(/PortalSession_times/);
  });
});
