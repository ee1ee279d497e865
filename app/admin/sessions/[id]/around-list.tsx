import type { Route } from "next";
import type { Reader } from "@/lib/auth/reader";
import type { LogEntry } from "@/lib/session-logs/entry";
import type { LogDetail } from "@/lib/session-logs/list";
import { Badge } from "../../../_ui/badge";
import { changeLine } from "../../../_ui/change-line";
import { flowWords } from "../../../_ui/flow-words";
import { PageLink } from "../../../_ui/page-link";
import { Time } from "../../../_ui/time";
import { logAddress } from "../log-address";
import { stateStanding } from "../state-standing";

type Props = { entry: LogDetail; around: LogEntry[]; reader: Reader };

/** What the person did just before and after, with this session among them, and the way to all of it. */
export function AroundList({ entry, around, reader }: Props) {
  const isNewer = (other: LogEntry) =>
    other.requestedAt > entry.requestedAt || (+other.requestedAt === +entry.requestedAt && other.id > entry.id);
  const rows = [...around.filter(isNewer), entry, ...around.filter((other) => !isNewer(other))];
  const person = entry.user?.id ?? entry.stripeCustomerId;
  return (
    <>
      <ol className="-my-2 divide-y divide-line">
        {rows.map((row) => (
          <li
            key={row.id}
            aria-current={row === entry ? "true" : undefined}
            className="grid items-center gap-x-6 gap-y-1 py-2 text-sm aria-[current]:font-medium sm:grid-cols-[15rem_1fr_auto] lg:grid-cols-[15rem_12rem_7rem_1fr]"
          >
            {row === entry ? (
              <span className="flex min-h-11 items-center">
                <Time at={row.requestedAt} reader={reader} look="exact" />
              </span>
            ) : (
              <PageLink href={`/admin/sessions/${row.id}` as Route} className="link">
                <Time at={row.requestedAt} reader={reader} look="exact" />
              </PageLink>
            )}
            <span>{flowWords(row.flow)}</span>
            <Badge {...stateStanding[row.state]} />
            <span className="break-anywhere text-muted empty:hidden sm:max-lg:col-span-3">
              {row === entry && "This session. "}
              {[row.errorCode, ...row.outcomes.map((one) => changeLine(one, reader))].filter(Boolean).join(", ")}
            </span>
          </li>
        ))}
      </ol>
      {person && (
        <PageLink href={logAddress({ person })} className="link -mb-2.5 mt-2">
          All sessions of this person
        </PageLink>
      )}
    </>
  );
}
