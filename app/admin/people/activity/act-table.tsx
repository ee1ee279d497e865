import type { Route } from "next";
import type { ListedAct } from "@/lib/auth/list-staff-acts";
import type { Reader } from "@/lib/auth/reader";
import { deviceWords } from "../../../_ui/device-words";
import { exactTime, logTime } from "../../../_ui/format-time";
import { PageLink } from "../../../_ui/page-link";
import { ActLink } from "../../act-link";
import { actFacts, actorWords, readPerson } from "../../act-words";

type Props = { acts: ListedAct[]; reader: Reader; now: Date };

/** What staff did, a line each; where it has no room a card each. */
export function ActTable({ acts, reader, now }: Props) {
  return (
    <table className="log-table">
      <caption className="sr-only">What staff did, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Written down with it</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        {acts.map((act) => (
          <tr key={act.id}>
            <td className="whitespace-nowrap text-muted lg:h-11">
              <time dateTime={act.at.toISOString()} title={exactTime(act.at, reader)}>
                {logTime(act.at, reader, now)}
              </time>
            </td>
            <td className="break-anywhere lg:min-w-56">
              {actorWords(act)}
              {act.byRole && <span className="text-muted">, {act.byRole}</span>}
            </td>
            <td className="lg:whitespace-nowrap">
              <ActLink act={act} />
            </td>
            <td className="break-anywhere">
              <ReadPerson act={act} />
              {actFacts(act).join(", ")}
            </td>
            <td className="text-muted lg:min-w-56">
              {[act.userAgent && deviceWords(act.userAgent), act.networkAddress].filter(Boolean).join(", ")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ReadPerson({ act }: { act: ListedAct }) {
  const person = readPerson(act);
  if (!person) return null;
  return (
    <>
      of{" "}
      <PageLink href={`/admin/customers/${person}` as Route} className="link font-mono">
        {person}
      </PageLink>{" "}
    </>
  );
}
