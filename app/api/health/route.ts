import { env } from "@/lib/env";
import { readHealth } from "@/lib/jobs/health";
import { portalProblems } from "@/lib/portal/watch-configuration";

export const dynamic = "force-dynamic"; // asked now, never at build time

const headers = { "Cache-Control": "no-store" };

/** For a load balancer: send people here, or somewhere else for a while. `degraded`: people are served, an operator has something to do. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  if (!health.isReachable) {
    return Response.json({ status: "unavailable" }, { status: 503, headers: { ...headers, "Retry-After": "5" } });
  }
  const { failedEvents, oldEvents, strangeEvents, unsealedHours } = health;
  const problems = portalProblems();
  const hasWebhookSecret = env().STRIPE_WEBHOOK_SECRET.length > 0;
  const found = failedEvents + oldEvents + strangeEvents + unsealedHours + (problems ?? 0);
  const counts = { failedEvents, oldEvents, strangeEvents, unsealedHours, portalProblems: problems, hasWebhookSecret };
  return Response.json({ status: "ok", degraded: found > 0 || !hasWebhookSecret, ...counts }, { headers });
}
