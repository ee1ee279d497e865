import type { CurrentUser } from "@/lib/auth/current-user";
import type { ListedAct } from "@/lib/auth/list-staff-acts";
import { may } from "@/lib/auth/permissions";
import type { Reader } from "@/lib/auth/reader";
import { Card } from "../../../_ui/card";
import { PageLink } from "../../../_ui/page-link";
import { ActList } from "../../act-list";
import { activityAddress } from "../../people/activity/act-filters";

type Props = { actor: CurrentUser; personId: string; acts: ListedAct[]; reader: Reader };

/** What was done about one person, and for admins the way to who read of them. */
export function ActsCard({ actor, personId, acts, reader }: Props) {
  const mayReadAll = may(actor, "read_staff_acts");
  if (acts.length === 0 && !mayReadAll) return null;
  return (
    <Card
      title="What staff did, what they reported"
      aside={
        mayReadAll && (
          <PageLink href={activityAddress({ about: personId })} className="link">
            Who read of them, too →
          </PageLink>
        )
      }
    >
      {acts.length > 0 ? (
        <ActList acts={acts} reader={reader} />
      ) : (
        <p className="text-muted">Nothing but reading, as far as we know.</p>
      )}
    </Card>
  );
}
