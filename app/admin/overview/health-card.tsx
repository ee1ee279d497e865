import type { Reader } from "@/lib/auth/reader";
import type { StaffHealth } from "@/lib/jobs/staff-health";
import type { Standing } from "@/lib/subscriptions/status";
import { Badge } from "../../_ui/badge";
import { Card } from "../../_ui/card";
import { PageLink } from "../../_ui/page-link";
import { Time } from "../../_ui/time";
import { counted } from "./counted";

/** What runs behind the pages: the inbox of events, the jobs, the reconcile. Each with a word, and where to look. */
export function HealthCard({ health, reader }: { health: StaffHealth; reader: Reader }) {
  const { events, lastEventAt, jobs, reconciled, portalProblems, keptDays } = health;
  const [failed, old, strange, unsealed] = events.isReachable
    ? [events.failedEvents, events.oldEvents, events.strangeEvents, events.unsealedHours]
    : [null, null, null, null];
  const lines = [
    {
      name: "Things wrong with portal configurations",
      count: portalProblems,
      note: (
        <PageLink href="/admin/configuration" className="link -my-2.5">
          See what differs
        </PageLink>
      ),
    },
    { name: "Events that failed", count: failed, note: "their last try. Mend the cause, then try them again." },
    { name: "Events that wait for five minutes", count: old, note: "as they do when no worker runs." },
    { name: "Odd events since yesterday", count: strange, note: "of another mode, account or API version." },
    { name: "Hours of the log without a seal", count: unsealed, note: "as when no worker runs." },
    { name: "Jobs that are late", count: jobs.due, note: "by more than a minute." },
    { name: "Jobs that will be tried again", count: jobs.failing, note: "after a failure." },
    { name: "Jobs that were given up", count: jobs.lost, note: "after their last try." },
  ];
  return (
    <Card
      title="Health"
      aside={
        <PageLink href="/admin/events" className="link">
          Events →
        </PageLink>
      }
    >
      <ul className="divide-y divide-line">
        {lines.map(({ name, count, note }) => (
          <li key={name} className="flex items-center justify-between gap-4 py-2">
            <span>
              {name}
              {count !== null && count > 0 && <span className="text-muted"> {note}</span>}
            </span>
            <Badge {...standingOf(count)} />
          </li>
        ))}
        <li className="flex items-center justify-between gap-4 py-2">
          <span>Last event{lastEventAt ? <Ago at={lastEventAt} reader={reader} /> : ": none has come yet"}</span>
        </li>
        <li className="flex items-center justify-between gap-4 py-2">
          <span>Last reconcile{reconciled ? <Ago at={reconciled.at} reader={reader} /> : ": none has ended yet"}</span>
          <Badge {...punctuality(reconciled)} />
        </li>
      </ul>
      <p className="mt-2 text-muted text-sm">
        Sessions are kept for {keptDays} days, their network addresses and browsers for 90.
      </p>
    </Card>
  );
}

function standingOf(count: number | null): Standing {
  if (count === null) return { word: "Not known yet", tone: "waiting" };
  return count ? { word: counted(count), tone: "attention" } : { word: "None", tone: "good" };
}

const Ago = ({ at, reader }: { at: Date; reader: Reader }) => (
  <span className="text-muted">
    {" "}
    <Time at={at} reader={reader} />
  </span>
);

// a worker reconciles every hour; a house that has just been opened had none yet
function punctuality(last: StaffHealth["reconciled"]): Standing {
  if (!last) return { word: "Not yet", tone: "waiting" };
  const isOverdue = Date.now() - last.at.getTime() > 3 * 3_600_000;
  return isOverdue ? { word: "Overdue", tone: "attention" } : { word: "On time", tone: "good" };
}
