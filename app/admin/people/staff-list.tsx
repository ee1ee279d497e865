import type { Route } from "next";
import type { CurrentUser } from "@/lib/auth/current-user";
import type { Reader } from "@/lib/auth/reader";
import type { StaffMember } from "@/lib/auth/staff";
import { inWords } from "@/lib/words/in-words";
import { Badge } from "../../_ui/badge";
import { PageLink } from "../../_ui/page-link";
import { Time } from "../../_ui/time";
import { AccessForms } from "./access-forms";

type Props = { staff: StaffMember[]; actor: CurrentUser; reader: Reader };

/** Everybody with a role, one below the other, with what can be done about it. */
export function StaffList({ staff, actor, reader }: Props) {
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface px-5 sm:px-6">
      {staff.map((member) => (
        <li key={member.id} className="grid gap-x-6 gap-y-3 py-4 sm:grid-cols-[1fr_auto] sm:items-start">
          <div className="grid min-w-0 gap-1">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <PageLink
                href={`/admin/customers/${member.id}` as Route}
                className="link break-anywhere -my-2.5 font-medium"
              >
                {member.email}
              </PageLink>
              <Badge word={inWords(member.role)} tone={member.role === "admin" ? "good" : "neutral"} />
              {member.disabledAt && <Badge word="Disabled" tone="attention" />}
            </p>
            <p className="break-anywhere text-muted text-sm">
              {[member.name, member.id === actor.id && "you"].filter(Boolean).map((words) => `${words} · `)}
              {member.signedInAt ? (
                <>
                  signed in <Time at={member.signedInAt} reader={reader} />
                </>
              ) : (
                "not signed in now"
              )}
            </p>
          </div>
          <AccessForms actor={actor} person={member} page="people" />
        </li>
      ))}
    </ul>
  );
}
