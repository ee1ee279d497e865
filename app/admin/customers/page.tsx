import type { Metadata, Route } from "next";
import { requireStaff } from "@/lib/auth/current-user";
import { reader } from "@/lib/auth/reader";
import { requestDetails } from "@/lib/auth/request-details";
import { listPeople } from "@/lib/customers/list-people";
import { recordRead } from "@/lib/session-logs/record-read";
import { EmptyState } from "../../_ui/empty-state";
import { Field } from "../../_ui/field";
import { PageLink } from "../../_ui/page-link";
import { PageTitle } from "../../_ui/page-title";
import { Pager } from "../../_ui/pager";
import { PeopleTable } from "./people-table";

export const metadata: Metadata = { title: "Customers" };

/** Everybody who signed in, customers or not yet, found by half of what one knows of them. */
export default async function CustomersPage({ searchParams }: PageProps<"/admin/customers">) {
  const actor = await requireStaff("/admin/customers");
  const [params, forReader] = await Promise.all([searchParams, reader()]);
  const text = typeof params.q === "string" ? params.q.replaceAll("\0", "").trim().slice(0, 200) : "";
  const cursor = typeof params.cursor === "string" ? params.cursor : undefined;
  const read = { action: "people_read", filters: text ? { person: text } : {} } as const;
  const [page] = await Promise.all([
    listPeople(actor, { text, cursor }),
    recordRead(actor, read, await requestDetails()),
  ]);
  const pageAt = (at: string | null) =>
    at ? (`/admin/customers?${new URLSearchParams({ ...(text && { q: text }), cursor: at })}` as Route) : null;
  return (
    <>
      <PageTitle lead="Everybody who ever signed in, the newest first.">Customers</PageTitle>
      <search aria-label="Find somebody">
        <form action="/admin/customers" className="mb-6 flex flex-wrap items-end gap-x-4 gap-y-3">
          <div className="w-full max-w-md">
            <Field
              name="q"
              label="Find"
              type="search"
              placeholder="Half an e-mail, name, cus_… or id"
              defaultValue={text}
              maxLength={200}
            />
          </div>
          <button type="submit" className="button max-sm:w-full">
            Find
          </button>
          {text && (
            <PageLink href="/admin/customers" className="link">
              Clear
            </PageLink>
          )}
        </form>
      </search>
      {page.rows.length > 0 ? (
        <PeopleTable rows={page.rows} reader={forReader} />
      ) : (
        <EmptyState title="Nobody is found">
          Try less of the address, or the cus_… id of Stripe. Who never signed in here is not here.
        </EmptyState>
      )}
      <Pager newer={pageAt(page.newer)} older={pageAt(page.older)} />
    </>
  );
}
