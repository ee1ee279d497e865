import { EmptyState } from "../../_ui/empty-state";
import { PageLink } from "../../_ui/page-link";

/** No rows: because there are none, or because none matches. */
export function LogEmpty({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered) {
    return (
      <EmptyState title="No portal session yet">
        As soon as somebody clicks Manage subscription, the click stands here, whatever comes of it.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No session matches"
      action={
        <PageLink href="/admin/sessions" className="link">
          Clear the filters
        </PageLink>
      }
    >
      Try a longer time, another state, or less of the e-mail address.
    </EmptyState>
  );
}
