/** @jsxImportSource hono/jsx */
import type { Account } from "../../core/account";
import type { Delivery } from "../../core/deliveries";
import { PostButton } from "../post-button";
import { controlPath } from "./control-page";
import { Json } from "./json";
import { Pager, pageSize } from "./pager";

/** What was sent to the webhook endpoints, and the levers: hold, release in any order, again, not at all. */
export function DeliveriesTab({ account, from }: { account: Account; from: number }) {
  const deliveries = [...account.deliveries].reverse().slice(from, from + pageSize);
  const held = account.deliveries.filter(({ state }) => state === "held").length;
  return (
    <>
      <p>{howTheyLeave(account, held)}</p>
      <div class="actions">
        {!account.isHolding && <PostButton action={controlPath(account, "hold")} label="Hold deliveries" />}
        {account.isHolding && <PostButton action={controlPath(account, "release")} label="Release all" />}
        {account.isHolding && (
          <PostButton
            action={controlPath(account, "release")}
            label="Release in reverse order"
            fields={{ order: "reversed" }}
            plain
          />
        )}
      </div>
      <form method="post" action={controlPath(account, "delay")} class="actions">
        <label for="seconds">Delay each delivery by</label>
        <select id="seconds" name="seconds">
          {[0, 1, 5, 30, 300].map((seconds) => (
            <option key={seconds} value={String(seconds)} selected={seconds * 1000 === account.delayMs}>
              {seconds === 0 ? "nothing" : `${seconds} s`}
            </option>
          ))}
        </select>
        <button type="submit" class="plain">
          Set delay
        </button>
      </form>
      {deliveries.length === 0 && (
        <p>No delivery yet. Make a webhook endpoint; what its events are will appear here.</p>
      )}
      <ul class="rows" aria-label="Deliveries, newest first">
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} account={account} delivery={delivery} />
        ))}
      </ul>
      <Pager account={account} tab="deliveries" from={from} total={account.deliveries.length} />
    </>
  );
}

function howTheyLeave({ isHolding, delayMs }: Account, held: number): string {
  if (isHolding) return `Deliveries are being held: ${held} wait.`;
  return delayMs ? `Deliveries leave after ${delayMs / 1000} s.` : "Deliveries leave at once.";
}

const tones: Partial<Record<Delivery["state"], string>> = { delivered: "paid", failed: "failed", dropped: "failed" };

function DeliveryRow({ account, delivery }: { account: Account; delivery: Delivery }) {
  const { id, type, state, createdAt, attempts, url, body } = delivery;
  const isPending = state === "held" || state === "waiting";
  const about = `${type} ${id}`;
  return (
    <li>
      <details>
        <summary>
          <time datetime={createdAt}>{createdAt.slice(11, 19)}</time>{" "}
          <span class={`badge ${tones[state] ?? ""}`}>{state}</span> <strong>{type}</strong>
        </summary>
        <p>
          <code>{id}</code> to <code>{url}</code>
        </p>
        <ol>
          {attempts.map((attempt) => (
            <li key={attempt.at}>
              {attempt.at.slice(11, 19)}: {attempt.status ?? "no answer"}, {attempt.milliseconds} ms{" "}
              <code>{attempt.answer.slice(0, 300)}</code>
            </li>
          ))}
        </ol>
        <Json value={body} />
      </details>
      <div class="actions">
        {state === "held" && (
          <PostButton action={controlPath(account, `deliveries/${id}/release`)} label="Release" about={about} plain />
        )}
        {!isPending && (
          <PostButton action={controlPath(account, `deliveries/${id}/resend`)} label="Resend" about={about} plain />
        )}
        {isPending && (
          <PostButton action={controlPath(account, `deliveries/${id}/resend`)} label="Duplicate" about={about} plain />
        )}
        {isPending && (
          <PostButton action={controlPath(account, `deliveries/${id}/drop`)} label="Drop" about={about} plain />
        )}
      </div>
    </li>
  );
}
