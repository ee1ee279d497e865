import type { ListedAct } from "@/lib/auth/list-staff-acts";
import type { Reader } from "@/lib/auth/reader";
import { Time } from "../_ui/time";
import { ActLink } from "./act-link";
import { actFacts, actorWords, actWords } from "./act-words";

/** What staff did: what, who, as what, when, and what is written down of it. */
export function ActList({ acts, reader }: { acts: ListedAct[]; reader: Reader }) {
  return (
    <ul className="divide-y divide-line">
      {acts.map((act) => (
        <li key={act.id} className="break-anywhere py-2">
          {act.subjectType === "portal_session" ? <ActLink act={act} /> : actWords(act)}
          {actFacts(act).map((fact) => `, ${fact}`)}
          <span className="block text-muted text-sm">
            {[actorWords(act), act.byRole].filter(Boolean).join(", ")} · <Time at={act.at} reader={reader} />
          </span>
        </li>
      ))}
    </ul>
  );
}
