/** Runs once when the server starts: a wrong environment is told at once, by name; the worker starts where it is wanted. */
export async function register(): Promise<void> {
  // said this way, so that the bundler leaves the worker out of what it builds for the edge
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { env } = await import("@/lib/env");
    const { startWorker, stopWithProcess } = await import("@/lib/jobs/worker");
    if (env().WORKER === "on") stopWithProcess(startWorker());
  }
}
