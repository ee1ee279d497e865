import type { Reader } from "@/lib/auth/reader";
import type { Visit, VisitOutcome } from "@/lib/portal/history";
import { changeLine } from "../_ui/change-line";

/** What a visit changed, and where another visit may have done it instead (decision 4). */
export function VisitChange({ outcome, reader }: { outcome: VisitOutcome; reader: Reader }) {
  return (
    <p className="break-anywhere">
      {changeLine(outcome, reader)}
      {outcome.attribution === "ambiguous" && <span className="text-muted"> (perhaps in another visit)</span>}
    </p>
  );
}

/** That staff opened it, and why (decision 31). Nothing where the customer did. */
export function OpenedByStaff({ visit }: { visit: Visit }) {
  if (!visit.isByStaff) return null;
  return (
    <p className="break-anywhere text-muted text-sm">Opened by our staff{visit.reason ? `: ${visit.reason}` : "."}</p>
  );
}
