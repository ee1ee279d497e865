import type { Reader } from "@/lib/auth/reader";
import type { ReturnNotice as Notice } from "@/lib/portal/return-notice";
import { changeSentence } from "../_ui/change-sentence";
import { StatusNotice } from "../_ui/status-notice";
import { CatchUp } from "./catch-up";

/** What the visit that just ended has changed, said at once. */
export function ReturnNotice({ visit, notice, reader }: { visit: string; notice: Notice; reader: Reader }) {
  const sentences = notice.changes.map((change) => changeSentence(change, reader));
  return (
    <StatusNotice tone={notice.isFresh ? "good" : "waiting"} title="Welcome back.">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {notice.isFresh && sentences.length === 0 && <p>Nothing was changed.</p>}
      {!notice.isFresh && (
        <>
          <p>We could not ask for the newest state yet, so this page may be some moments behind. It will catch up.</p>
          <CatchUp href={`/account/portal-return?${new URLSearchParams({ visit })}`} />
        </>
      )}
    </StatusNotice>
  );
}
