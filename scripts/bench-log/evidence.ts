import { sealLog } from "@/lib/session-logs/seal-log";
import { verifyLog } from "@/lib/session-logs/verify-log";
import { say } from "./measure";

/** Seals all hours that are finished, as the hourly job does, and verifies them, one stretch at a time and two. */
export async function benchEvidence(rows: number): Promise<void> {
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const startedAt = performance.now();
    await work();
    const seconds = (performance.now() - startedAt) / 1000;
    say({ rows, name, seconds, rowsPerSecond: rows / seconds });
  };
  const verify = async (lanes: number) => {
    for await (const { what } of verifyLog({ lanes, moment: sealedAt })) throw new Error(what);
  };
  await timed("seal the log", sealLog);
  const sealedAt = new Date(); // no worker seals beside it
  await timed("verify the log", () => verify(1));
  await timed("verify the log, two at a time", () => verify(2));
}
