import type { CopyOut } from "@/lib/db/copy-out";
import { log } from "@/lib/log";
import { csvHead, type ExportFormat } from "./export-sql";

export type ExportEnd = { rows: number | null; bytes: number; isComplete: boolean };

type Ends = {
  end: (facts: ExportEnd) => Promise<void>;
  isStillAllowed: () => Promise<boolean>;
  recheckMs: number;
  /** A reader that takes nothing for so long has gone without saying so. */
  stallMs: number;
};

/** What PostgreSQL sends, as it is taken. `end` is called once: when all is sent, when the reader goes, or is not to read any more. */
export function streamOf(copy: CopyOut, format: ExportFormat, ends: Ends): ReadableStream<Uint8Array> {
  const { end, isStillAllowed, recheckMs, stallMs } = ends;
  let bytes = 0;
  let isOver = false;
  let stalled: NodeJS.Timeout | undefined;
  const encoder = new TextEncoder();
  const stop = async (rows: number | null) => {
    if (isOver) return;
    isOver = true;
    clearTimeout(stalled);
    clearInterval(rechecks);
    if (rows === null) copy.abort();
    await end({ rows, bytes, isComplete: rows !== null });
  };
  const cut = () => void stop(null).catch((err) => log.error({ err }, "an export's end is not written"));
  const recheck = async () => {
    if (!(await isStillAllowed().catch(() => true))) cut(); // a database that is away takes nobody's role
  };
  const rechecks = setInterval(() => void recheck(), recheckMs).unref();
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        if (format === "csv") controller.enqueue(encoder.encode(csvHead));
      },
      async pull(controller) {
        clearTimeout(stalled);
        try {
          const { value, done } = await copy.chunks.next();
          if (done) {
            const rows = await copy.finish();
            if (format === "ndjson") controller.enqueue(encoder.encode(`${JSON.stringify({ end: true, rows })}\n`));
            await stop(rows); // before the reader knows that it is over
            return controller.close();
          }
          bytes += value.byteLength;
          controller.enqueue(value);
          stalled = setTimeout(cut, stallMs).unref();
        } catch (error) {
          await stop(null);
          throw error; // the download fails, and is not taken for a whole one
        }
      },
      cancel: () => stop(null),
    },
    { highWaterMark: 1 },
  );
}
