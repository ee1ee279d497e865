/** @jsxImportSource hono/jsx */
import type { Account, RequestRecord } from "../../core/account";
import { Json } from "./json";
import { Pager, pageSize } from "./pager";

/** The latest calls of the API with what they asked and what they got. */
export function RequestsTab({ account, from }: { account: Account; from: number }) {
  const requests = account.requests.slice(from, from + pageSize);
  if (!requests.length) return <p>No request with this key yet.</p>;
  return (
    <>
      <ul class="rows" aria-label="Requests, newest first">
        {requests.map((request) => (
          <RequestRow key={request.id} request={request} />
        ))}
      </ul>
      <Pager account={account} tab="requests" from={from} total={account.requests.length} />
    </>
  );
}

/** One call: folded to a line, with what was asked and answered inside. */
export const RequestRow = ({ request, isOpen }: { request: RequestRecord; isOpen?: boolean }) => (
  <li>
    <details open={isOpen}>
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
);
