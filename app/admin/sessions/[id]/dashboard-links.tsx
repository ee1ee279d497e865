import type { LogDetail } from "@/lib/session-logs/list";
import { dashboardUrl } from "../../../_ui/dashboard-url";
import { ExternalLink } from "../../../_ui/external-link";

/** To Stripe's dashboard, where it knows the mode: the customer, and the request in its log. Sessions have no page there. */
export function DashboardLinks({ entry }: { entry: LogDetail }) {
  const { dashboard: of, stripeCustomerId, stripeRequestId } = entry;
  if (!of) return null;
  return (
    <span className="flex flex-wrap gap-x-4 text-sm">
      {stripeCustomerId && (
        <ExternalLink href={dashboardUrl(`customers/${stripeCustomerId}`, of)} about="in Stripe's dashboard">
          Customer
        </ExternalLink>
      )}
      {stripeRequestId && (
        <ExternalLink href={dashboardUrl(`logs/${stripeRequestId}`, of)} about="in Stripe's dashboard">
          Request
        </ExternalLink>
      )}
    </span>
  );
}
