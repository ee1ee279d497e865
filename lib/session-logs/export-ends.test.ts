import { randomUUID } from "node:crypto";
import { beforeAll, expect, it, vi } from "vitest";
import type { CurrentUser } from "@/lib/auth/current-user";
import { may } from "@/lib/auth/permissions";
import { setRole } from "@/lib/auth/roles";
import { db } from "@/lib/db/client";
import { logRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { type ExportRequest, exportSessionLog } from "./export-log";
import { exportProgress } from "./export-progress";

let admin: CurrentUser;
beforeAll(async () => {
  admin = await newUser({ role: "admin" });
  const data = Array.from({ length: 400 }, (_, at) =>
    logRow(admin, new Date(Date.now() - at * 1000), { userAgent: "x".repeat(4_000) }),
  );
  await db().portalSession.createMany({ data });
});

const request = (more: Partial<ExportRequest> = {}): ExportRequest => ({
  key: randomUUID(),
  filters: {},
  format: "csv",
  details: { userAgent: "test", networkAddress: null },
  isStillAllowed: async () => true,
  ...more,
});
const written = async (subjectId: string) =>
  (await db().adminEvent.findMany({ where: { subjectId }, orderBy: { at: "asc" } })).map(({ action, after }) => [
    action,
    (after as { refused?: string }).refused,
  ]);

it("tells who waits for the file that it is refused, and why", async () => {
  const open = await Promise.all([1, 2, 3, 4].map(() => exportSessionLog(admin, request())));
  const key = randomUUID();
  await expect(exportSessionLog(admin, request({ key }))).rejects.toMatchObject({ code: "rate_limited" });
  expect(await exportProgress(admin, key)).toMatchObject({ state: "refused", refused: "rate_limited" });
  await Promise.all(open.map((stream) => stream.cancel()));
});

it("has an end in the book when it fails before its first row, and leaves its place to the next", async () => {
  for (let failed = 0; failed < 5; failed++) {
    const key = randomUUID();
    const noText = "a\0b"; // PostgreSQL takes no such text
    await expect(exportSessionLog(admin, request({ key, filters: { person: noText } }))).rejects.toThrow();
    expect(await written(key)).toEqual([
      ["log_exported", undefined],
      ["log_export_ended", "unexpected"],
    ]);
    expect(await exportProgress(admin, key)).toMatchObject({ state: "refused", refused: "unexpected" });
  }
  await (await exportSessionLog(admin, request())).cancel();
});

it("is cut when the role is taken away of who takes it, and not taken for a whole one", async () => {
  const [demoted, key] = [await newUser({ role: "admin" }), randomUUID()];
  const isStillAllowed = async () =>
    may(await db().user.findUniqueOrThrow({ where: { id: demoted.id } }), "export_log");
  const stream = await exportSessionLog(demoted, request({ key, isStillAllowed, recheckMs: 20 }));
  const reader = stream.getReader();
  await reader.read();
  await setRole({ actor: admin, userId: demoted.id, role: "support" });
  await vi.waitFor(async () =>
    expect(await exportProgress(demoted, key)).toMatchObject({ state: "ended", rows: null }),
  );
  const readAll = async () => {
    while (!(await reader.read()).done);
  };
  await expect(readAll()).rejects.toThrow();
});
