import type { Route } from "next";
import type { Reader } from "@/lib/auth/reader";
import type { Person } from "@/lib/customers/find-person";
import type { LogEntry } from "@/lib/session-logs/entry";
import { Card } from "../../../_ui/card";
import { PageLink } from "../../../_ui/page-link";
import { LogTable } from "../../sessions/log-table";
import { personView } from "../../sessions/log-view";

type Props = { person: Person; sessions: LogEntry[]; reader: Reader };

/** The newest visits to their portal. Of somebody erased none can be found: the log keeps them without a person. */
export function SessionsCard({ person: { user }, sessions, reader }: Props) {
  if (!user) {
    return (
      <Card title="Portal sessions">
        <p className="text-muted">
          Theirs stay in the log without them, so none can be found here: that is what erasing a person means.
        </p>
      </Card>
    );
  }
  const ofLog = new URLSearchParams({ person: user.id });
  return (
    <Card
      title="Portal sessions"
      aside={
        <PageLink href={`/admin/sessions?${ofLog}` as Route} className="link">
          All in the log →
        </PageLink>
      }
    >
      {sessions.length > 0 ? (
        <LogTable rows={sessions} view={personView} reader={reader} now={new Date()} />
      ) : (
        <p className="text-muted">They never opened the portal.</p>
      )}
    </Card>
  );
}
