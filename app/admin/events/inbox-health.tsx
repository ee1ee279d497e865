import type { CurrentUser } from "@/lib/auth/current-user";
import { may } from "@/lib/auth/permissions";
import type { Reader } from "@/lib/auth/reader";
import type { LastReconcile } from "@/lib/jobs/last-reconcile";
import type { AlarmKind, RaisedAlarm } from "@/lib/webhooks/alarms";
import type { WaitingEvents } from "@/lib/webhooks/waiting-events";
import { ActionForm } from "../../_ui/action-form";
import { Badge } from "../../_ui/badge";
import { SubmitButton } from "../../_ui/submit-button";
import { Time } from "../../_ui/time";
import { reconcileNow, replayAll } from "./actions";

const alarmWords: Record<AlarmKind, string> = {
  wrong_mode: "the other mode:",
  other_account: "another account:",
  other_version: "another API version:",
  thin_event: "the thin kind:",
};

type Props = {
  actor: CurrentUser;
  counts: WaitingEvents;
  alarms: RaisedAlarm[];
  last: LastReconcile | null;
  reader: Reader;
};

/** How the inbox stands, what the last reconcile mended, and what can be done about either. */
export function InboxHealth({ actor, counts: { waiting, failed }, alarms, last, reader }: Props) {
  return (
    <div className="grid gap-x-8 gap-y-4 rounded-xl border border-line bg-surface p-5 sm:p-6 lg:grid-cols-2">
      <div className="grid content-start justify-items-start gap-2">
        <h2 className="font-semibold text-lg">Inbox</h2>
        <div className="flex flex-wrap gap-2">
          <Badge word={`${waiting} waiting`} tone={waiting ? "waiting" : "good"} />
          <Badge word={`${failed} failed`} tone={failed ? "failed" : "good"} />
        </div>
        {alarms.map(({ kind, value, events, lastType, lastAt }) => (
          <p key={`${kind} ${value}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
            <Badge word={`${events} of ${alarmWords[kind]} ${value}`} tone="attention" />
            <span>
              last <code className="font-mono">{lastType}</code> <Time at={lastAt} reader={reader} />
            </span>
          </p>
        ))}
        {alarms.length > 0 && (
          <p className="text-muted text-sm">
            The webhook endpoint is not set up as it should be: npm run stripe:setup.
          </p>
        )}
        {failed > 0 && may(actor, "replay_events") && (
          <ActionForm action={replayAll}>
            <SubmitButton look="secondary" pendingLabel="Asking for it…">
              Try all that failed again
            </SubmitButton>
          </ActionForm>
        )}
      </div>
      <div className="grid content-start justify-items-start gap-2">
        <h2 className="font-semibold text-lg">Reconcile with Stripe</h2>
        {last ? (
          <p className="text-muted">
            Last <Time at={last.at} reader={reader} />, {last.byEmail ? `asked for by ${last.byEmail}` : "by the clock"}
            . {reportWords(last)}
          </p>
        ) : (
          <p className="text-muted">None has come to its end yet. A worker does it every hour.</p>
        )}
        {may(actor, "reconcile") && (
          <ActionForm action={reconcileNow}>
            <SubmitButton look="secondary" pendingLabel="Asking for it…">
              Reconcile now
            </SubmitButton>
          </ActionForm>
        )}
      </div>
    </div>
  );
}

function reportWords({ report }: LastReconcile): string {
  const counts = Object.entries(report).flatMap(([what, value]) =>
    typeof value === "number" && value > 0 ? [`${value} ${wordsOf(what)}`] : [],
  );
  return counts.length ? `It counted ${counts.join(", ")}.` : "Nothing had to be mended.";
}

// "visitsUnknown" → "visits unknown"
const wordsOf = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
