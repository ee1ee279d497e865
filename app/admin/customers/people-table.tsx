import type { Route } from "next";
import type { Reader } from "@/lib/auth/reader";
import type { ListedPerson } from "@/lib/customers/list-people";
import { inWords } from "@/lib/words/in-words";
import { Badge } from "../../_ui/badge";
import { PageLink } from "../../_ui/page-link";
import { Time } from "../../_ui/time";

/** People, a line each; where it has no room a card each. */
export function PeopleTable({ rows, reader }: { rows: ListedPerson[]; reader: Reader }) {
  return (
    <table className="log-table">
      <caption className="sr-only">People, newest first</caption>
      <thead>
        <tr>
          <th scope="col">E-mail</th>
          <th scope="col">Name</th>
          <th scope="col">Stripe customer</th>
          <th scope="col">Since</th>
          <th scope="col">Role</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((person) => (
          <tr key={person.id}>
            <td className="break-anywhere">
              <PageLink href={`/admin/customers/${person.id}` as Route} className="link">
                {person.email ?? "Erased"}
              </PageLink>
            </td>
            <td className="break-anywhere">{person.name}</td>
            <td className="break-anywhere font-mono">
              {person.stripeCustomerId ?? <span className="font-sans text-muted">No customer yet</span>}
            </td>
            <td className="whitespace-nowrap text-muted">
              {person.createdAt && <Time at={person.createdAt} reader={reader} look="short" />}
            </td>
            <td>
              <span className="flex flex-wrap gap-2">
                {person.role !== "customer" && <Badge word={inWords(person.role)} tone="good" />}
                {person.disabledAt && <Badge word="Disabled" tone="attention" />}
                {person.isCustomerDeleted && <Badge word="Deleted at Stripe" tone="failed" />}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
