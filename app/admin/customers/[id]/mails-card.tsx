import type { Reader } from "@/lib/auth/reader";
import type { ListedMail } from "@/lib/customers/list-mails";
import type { Standing } from "@/lib/subscriptions/status";
import { inWords } from "@/lib/words/in-words";
import { Badge } from "../../../_ui/badge";
import { Card } from "../../../_ui/card";
import { Time } from "../../../_ui/time";

const standings: Record<ListedMail["state"], Standing> = {
  waiting: { word: "Waiting", tone: "waiting" },
  sent: { word: "Sent", tone: "good" },
  dropped: { word: "Not needed", tone: "neutral" },
};

/** The mails about somebody's billing. */
export function MailsCard({ mails, reader }: { mails: ListedMail[]; reader: Reader }) {
  return (
    <Card title="Mails about billing">
      {mails.length === 0 && <p className="text-muted">None was due so far.</p>}
      <ul className="divide-y divide-line">
        {mails.map(({ key, kind, state, at }) => (
          <li key={key} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span className="grid">
              {inWords(kind)}
              <span className="text-muted text-sm">
                <Time at={at} reader={reader} />
              </span>
            </span>
            <Badge {...standings[state]} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
