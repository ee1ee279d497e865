import type { Route } from "next";
import type { Reader } from "@/lib/auth/reader";
import type { CancelComment } from "@/lib/session-logs/list-comments";
import type { Counts } from "@/lib/session-logs/overview";
import { Card } from "../../_ui/card";
import { PageLink } from "../../_ui/page-link";
import { Time } from "../../_ui/time";
import { cancelReasonWords } from "../sessions/filter-words";
import type { LogOf } from "./log-of";
import { ShareList } from "./share-list";

type Props = { reasons: Counts; comments: CancelComment[]; logOf: LogOf; reader: Reader };

/** Why people canceled in the portal: the reasons they chose, and the latest that they wrote. */
export function CancellationsCard({ reasons, comments, logOf, reader }: Props) {
  return (
    <Card title="Cancellations and why">
      {reasons.size === 0 && <p className="text-muted">Nobody canceled through the portal in this time.</p>}
      <ShareList
        counts={reasons}
        wordsOf={cancelReasonWords}
        hrefOf={(reason) => logOf({ reason })}
        fill="fill-failed"
      />
      {reasons.size > 0 && (
        <p className="mt-2 flex flex-wrap gap-x-5">
          <PageLink href={logOf({ outcome: "cancellation" })} className="link">
            All of them →
          </PageLink>
          <PageLink href={logOf({ outcome: "cancellation_scheduled" })} className="link">
            Canceled to the end of a period →
          </PageLink>
          <PageLink href={logOf({ outcome: "canceled" })} className="link">
            Canceled at once →
          </PageLink>
        </p>
      )}
      {comments.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 font-medium">Latest comments</h3>
          <ul className="divide-y divide-line">
            {comments.map(({ id, comment, at, visitId }) => (
              <li key={id} className="py-2">
                <p className="break-anywhere">“{comment}”</p>
                <p className="flex flex-wrap items-center gap-x-3 text-muted text-sm">
                  <Time at={at} reader={reader} />
                  {visitId && (
                    <PageLink href={`/admin/sessions/${visitId}` as Route} className="link">
                      The session →
                    </PageLink>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
