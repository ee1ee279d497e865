/**
 * Runs once when the server starts: a wrong environment is told at once, by name, and ends it; renders are let go of when they
 * are over; the worker starts where it is wanted.
 */
export async function register(): Promise<void> {
  // said this way, so that the bundler leaves the worker out of what it builds for the edge
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { env } = await import("@/lib/env");
    endWhereWrong(env);
    const { freeRenders } = await import("@/lib/free-renders");
    const { log } = await import("@/lib/log");
    const { startWorker, stopWithProcess } = await import("@/lib/jobs/worker");
    freeRenders();
    if (!env().STRIPE_WEBHOOK_SECRET.length) {
      log.warn(
        "STRIPE_WEBHOOK_SECRET is not set: Stripe's events are answered with 503 (npm run stripe:setup prints it)",
      );
    }
    if (env().WORKER === "on") stopWithProcess(startWorker());
  }
}

// Next takes an error thrown here for one of each request: it stays, and answers every one of them with 500
function endWhereWrong(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
