import type { Route } from "next";
import { EmptyState } from "../../_ui/empty-state";
import { PageLink } from "../../_ui/page-link";

type Props = { isFiltered: boolean; person: string /** What was searched for and is nowhere. */; sought?: string };

/** No rows: because there are none, because none matches, or because what was sought is nobody's. */
export function LogEmpty({ isFiltered, person, sought }: Props) {
  if (!isFiltered && !sought) {
    return (
      <EmptyState title="No portal session yet">
        As soon as somebody clicks Manage subscription, the click stands here, whatever comes of it.
      </EmptyState>
    );
  }
  const wayOut = (
    <PageLink href="/admin/sessions" className="link">
      {sought ? "Show the whole log" : "Clear the filters"}
    </PageLink>
  );
  if (sought) {
    return (
      <EmptyState title={`Nothing here belongs to ${sought}`} action={wayOut}>
        Check that the whole id was copied, and that it is of this account and of this mode, test or live.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No session matches"
      action={
        <span className="flex flex-wrap gap-x-5">
          {wayOut}
          {person && (
            <PageLink href={`/admin/customers?${new URLSearchParams({ q: person })}` as Route} className="link">
              <span className="break-anywhere min-w-0">Look for “{person}” under Customers</span>
            </PageLink>
          )}
        </span>
      }
    >
      Try a longer time, another state, or less of the e-mail address. Who never opened the portal is not in the log.
    </EmptyState>
  );
}
