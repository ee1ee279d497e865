import { db, type Transaction } from "@/lib/db/client";
import type { Job } from "./job-for";

/** Enqueues a job beside what else the caller writes. One that waits with the same key is replaced and tries afresh. */
export async function enqueue(job: Job, client: Transaction = db()): Promise<void> {
  await client.$executeRaw`
    SELECT "id" FROM graphile_worker.add_job(${job.task}, ${JSON.stringify(job.payload)}::json,
      queue_name => ${job.queue}, job_key => ${job.key}, max_attempts => ${job.maxAttempts}::int)`;
}
