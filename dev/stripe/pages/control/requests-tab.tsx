/** @jsxImportSource hono/jsx */
import type { Account } from "../../core/account";
import { Json } from "./json";

const shown = 100;

/** The latest calls of the API with what they asked and what they got. */
export function RequestsTab({ account }: { account: Account }) {
  const requests = account.requests.slice(0, shown);
  if (!requests.length) return <p>No request with this key yet.</p>;
  return (
    <ul class="rows" aria-label="Requests, newest first">
      {requests.map((request) => (
        <li key={request.id}>
          <details>
            <summary>
              <time datetime={request.at}>{request.at.slice(11, 19)}</time>{" "}
              <span class={`badge ${request.status >= 400 ? "failed" : "paid"}`}>{request.status}</span>{" "}
              <strong>{request.method}</strong> <code>{request.path}</code>{" "}
              <span class="quiet">
                {request.milliseconds} ms{request.idempotentReplayed && ", replayed"}
              </span>
            </summary>
            <p>
              <code>{request.id}</code>
              {request.idempotencyKey && (
                <>
                  {" · idempotency key "}
                  <code>{request.idempotencyKey}</code>
                </>
              )}
            </p>
            <h2>Parameters</h2>
            <Json value={request.params} />
            <h2>Answer</h2>
            <Json value={request.answer} />
          </details>
        </li>
      ))}
    </ul>
  );
}
