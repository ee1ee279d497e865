import type { ListedAct } from "@/lib/auth/list-staff-acts";
import type { Reader } from "@/lib/auth/reader";
import { inWords } from "@/lib/words/in-words";
import { Time } from "../_ui/time";

/** What staff did: what, who, as what, when, and what it changed. */
export function ActList({ acts, reader }: { acts: ListedAct[]; reader: Reader }) {
  return (
    <ul className="divide-y divide-line">
      {acts.map(({ id, action, by, byRole, before, after, at }) => (
        <li key={id} className="py-2">
          {inWords(action)}
          {action === "role_changed" && (
            <span>
              {" "}
              from {roleOf(before)} to {roleOf(after)}
            </span>
          )}
          <span className="block break-anywhere text-muted text-sm">
            {by ?? (byRole ? "somebody erased" : "the system")}
            {byRole && `, ${byRole}`} · <Time at={at} reader={reader} />
          </span>
        </li>
      ))}
    </ul>
  );
}

const roleOf = (side: unknown) => (side as { role?: string } | null)?.role ?? "–"; // written by lib/auth/roles
