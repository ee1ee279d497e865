import type { ListedAct } from "@/lib/auth/list-staff-acts";
import { PageLink } from "../_ui/page-link";
import { actWords, subjectPage } from "./act-words";

/** What was done, as the way to the page of what it was done to, where that has one. */
export function ActLink({ act }: { act: ListedAct }) {
  const page = subjectPage(act);
  if (!page) return actWords(act);
  return (
    <PageLink href={page} className="link">
      {actWords(act)}
    </PageLink>
  );
}
