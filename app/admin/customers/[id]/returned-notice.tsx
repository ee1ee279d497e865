import type { Reader } from "@/lib/auth/reader";
import type { ReturnNotice } from "@/lib/portal/return-notice";
import { changeLine } from "../../../_ui/change-line";
import { StatusNotice } from "../../../_ui/status-notice";

/** After a visit in the customer's place: what it changed, as far as is known. */
export function ReturnedNotice({ notice, reader }: { notice: ReturnNotice; reader: Reader }) {
  const { changes, isFresh } = notice;
  return (
    <StatusNotice tone={isFresh ? "good" : "waiting"} title="You are back from their portal.">
      {changes.map((change) => (
        <p key={changeLine(change, reader)}>{changeLine(change, reader)}</p>
      ))}
      {isFresh && changes.length === 0 && <p>Nothing was changed.</p>}
      {!isFresh && <p>Stripe could not be read yet, so there may be more. Read the customer anew in a minute.</p>}
    </StatusNotice>
  );
}
