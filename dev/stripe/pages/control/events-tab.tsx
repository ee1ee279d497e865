/** @jsxImportSource hono/jsx */
import type { Account } from "../../core/account";
import { Json } from "./json";
import { Pager, pageSize } from "./pager";

/** What happened, newest first, whether or not anybody listens. */
export function EventsTab({ account, from }: { account: Account; from: number }) {
  const all = account.all("event").reverse();
  const events = all.slice(from, from + pageSize);
  if (!events.length) return <p>Nothing happened yet.</p>;
  return (
    <>
      <ul class="rows" aria-label="Events, newest first">
        {events.map((event) => (
          <li key={event.id}>
            <details>
              <summary>
                <time>{new Date(event.created * 1000).toISOString().slice(0, 19).replace("T", " ")}</time>{" "}
                <strong>{event.type}</strong> <code>{event.id}</code>
              </summary>
              <Json value={event} />
            </details>
          </li>
        ))}
      </ul>
      <Pager account={account} tab="events" from={from} total={all.length} />
    </>
  );
}
