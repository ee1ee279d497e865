import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { listen } from "@/lib/db/listen";
import { AppError } from "@/lib/errors";
import { countNewer } from "./count-newer";
import type { LogFilters } from "./filters";

export type Follow = {
  filters: LogFilters;
  /** A cursor towards what is newer: what is counted stands beyond it. */
  since: string;
  /** Asked again and again while somebody follows: a role that was taken away, or a sign-out, ends it. */
  isStillAllowed: () => Promise<boolean>;
  recheckMs?: number;
  heartbeatMs?: number;
};

const most = 50; // readers of one process; each is a query a second at worst
const paceMs = 1_000;
const followers = new Set<() => void>();

/**
 * Tells, as server-sent events, how many sessions that match have come since: `count` whenever it grows, `over` when the
 * reader may not read any more. Only a number goes out: what is new is read with the page, by its own rules.
 * @throws {AppError} not_found for anyone but staff; rate_limited where too many follow already
 */
export function followSessionLog(actor: CurrentUser, follow: Follow): ReadableStream<Uint8Array> {
  requirePermission(actor, "read_admin");
  if (followers.size >= most) throw new AppError("rate_limited", { retryAfterSeconds: 30 });
  // proxies close what is silent; and whatever woke nobody is counted with a heartbeat
  const { recheckMs = 30_000, heartbeatMs = 15_000 } = follow;
  const encoder = new TextEncoder();
  let told = 0;
  let timer: NodeJS.Timeout | undefined;
  let isCounting = false;
  let stop = () => {};

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string): boolean => {
          if ((controller.desiredSize ?? 0) <= 0) return false; // a reader who is behind
          controller.enqueue(encoder.encode(text));
          return true;
        };
        const count = async () => {
          timer = undefined;
          isCounting = true;
          const found = await countNewer(actor, follow.filters, follow.since).catch(() => told); // the next wake tries again
          isCounting = false;
          if (found === told || !followers.has(stop)) return;
          if (send(`event: count\ndata: ${found}\n\n`)) told = found; // else with the next wake
        };
        const wake = () => {
          timer ??= setTimeout(() => (isCounting ? again() : void count()), paceMs);
        };
        const again = () => {
          timer = undefined;
          wake();
        };
        const recheck = async () => {
          if (await follow.isStillAllowed().catch(() => true)) return; // a database that is away takes nobody's role
          send("event: over\ndata: \n\n");
          stop();
        };
        const beats = setInterval(() => {
          send(": \n\n");
          wake();
        }, heartbeatMs);
        const rechecks = setInterval(() => void recheck(), recheckMs);
        const silence = listen("portal_session", wake);
        stop = () => {
          if (!followers.delete(stop)) return;
          clearTimeout(timer);
          clearInterval(beats);
          clearInterval(rechecks);
          silence();
          try {
            controller.close();
          } catch {
            // the reader went first
          }
        };
        followers.add(stop);
        endWithProcess();
        send("retry: 3000\n\n");
      },
      cancel: () => stop(),
    },
    { highWaterMark: 16 },
  );
}

let isWatching = false;

/** A process that is asked to end does not wait for those who follow. Their browsers come back, to another one. */
function endWithProcess() {
  if (isWatching) return;
  isWatching = true;
  process.once("SIGTERM", () => {
    for (const stop of [...followers]) stop();
  });
}
