import { randomUUID } from "node:crypto";
import type { CurrentUser } from "@/lib/auth/current-user";
import { copyOut } from "@/lib/db/copy-out";
import { exportSessionLog } from "@/lib/session-logs/export-log";
import { exportFormats } from "@/lib/session-logs/export-sql";
import { say } from "./measure";

type Bench = { rows: number; staff: CurrentUser };

/** An export of everything beside a plain COPY of the table, in the same order and without a word of ours in it. */
export async function benchExport({ rows, staff }: Bench): Promise<void> {
  const plain =
    'COPY (SELECT * FROM "PortalSession" ORDER BY "requestedAt" DESC, "id" DESC) TO STDOUT WITH (FORMAT csv)';
  const floor = await drain(async () => {
    const copy = await copyOut(plain, "portico bench");
    return { next: () => copy.chunks.next(), end: copy.finish };
  });
  say({
    rows,
    name: "COPY of the table",
    rowsPerSecond: rows / floor.seconds,
    MB: floor.bytes / 1e6,
    memoryMB: floor.memoryMB,
  });
  for (const format of exportFormats) {
    const details = { userAgent: "bench", networkAddress: null };
    const made = await drain(async () => {
      const request = { key: randomUUID(), filters: {}, format, details, isStillAllowed: async () => true };
      const stream = await exportSessionLog(staff, request);
      const reader = stream.getReader();
      return { next: () => reader.read(), end: async () => {} };
    });
    const rowsPerSecond = rows / made.seconds;
    const { firstByteMs, firstRowMs, memoryMB } = made;
    say({
      rows,
      name: `export as ${format}`,
      rowsPerSecond,
      ofCopy: floor.seconds / made.seconds,
      MB: made.bytes / 1e6,
      firstByteMs,
      firstRowMs,
      memoryMB,
    });
  }
}

type Source = { next: () => Promise<{ value?: Uint8Array; done?: boolean }>; end: () => Promise<unknown> };

async function drain(open: () => Promise<Source>) {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  const { next, end } = await open();
  const seen = { bytes: 0, firstByteMs: 0, firstRowMs: 0, peak: before };
  for (let chunks = 0; ; chunks++) {
    const { value, done } = await next();
    if (chunks === 0) seen.firstByteMs = performance.now() - startedAt;
    if (chunks === 1) seen.firstRowMs = performance.now() - startedAt;
    if (done || !value) break;
    seen.bytes += value.byteLength;
    if (chunks % 100 === 0) seen.peak = Math.max(seen.peak, process.memoryUsage().rss);
  }
  await end();
  return { ...seen, seconds: (performance.now() - startedAt) / 1000, memoryMB: (seen.peak - before) / 1e6 };
}
