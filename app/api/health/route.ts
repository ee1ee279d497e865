import { readHealth } from "@/lib/jobs/health";

export const dynamic = "force-dynamic"; // asked now, never at build time

const headers = { "Cache-Control": "no-store" };

/** For a load balancer: send people here, or somewhere else for a while. `degraded`: people are served, events are not. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  if (!health.isReachable) {
    return Response.json({ status: "unavailable" }, { status: 503, headers: { ...headers, "Retry-After": "5" } });
  }
  const { failedEvents, oldEvents, strangeEvents, unsealedHours } = health;
  const degraded = failedEvents + oldEvents + strangeEvents > 0;
  return Response.json({ status: "ok", degraded, failedEvents, oldEvents, strangeEvents, unsealedHours }, { headers });
}
