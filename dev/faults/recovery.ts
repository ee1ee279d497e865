import { rows, type Stage } from "../stage/harness";
import type { Answer } from "../stage/load";

/** How long until ten answers in a row are good, in ms. */
export async function recovery(once: () => Promise<Answer>): Promise<number> {
  const begun = performance.now();
  let last = begun;
  for (let good = 0; good < 10; ) {
    const { status } = await once();
    good = status === 200 ? good + 1 : 0;
    if (good === 1) last = performance.now();
  }
  return Math.round(last - begun);
}

/** All connections to the database but this one end. */
export const cutConnections = (stage: Stage) =>
  rows(
    stage,
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()",
  );
