import { db } from "@/lib/db/client";
import { taskList } from "@/lib/jobs/worker";

type Job = { id: string; task: string; payload: object };

/**
 * Works off all jobs that wait, also those that wait for their next try, one at a time; the first that fails ends it, as
 * a crash does. Mails are left out. It is the queue's own functions less its waiting and its printing.
 */
export async function workOff(): Promise<void> {
  for (let jobs = await waiting(); jobs.length; jobs = await waiting()) {
    for (const { id, task, payload } of jobs) {
      const run = task === "send_mail" ? undefined : taskList[task];
      await run?.(payload, { job: { attempts: 1, max_attempts: 12 } } as never);
      await db().$executeRaw`SELECT graphile_worker.complete_jobs(ARRAY[${id}::bigint])`;
    }
  }
}

const waiting = () => db().$queryRaw<Job[]>`
  SELECT j."id"::text, t."identifier" AS "task", j."payload"
  FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t."id" = j."task_id"
  ORDER BY j."priority", j."run_at", j."id"`;

export const jobsLeft = async () => (await waiting()).length;
