/** @jsxImportSource hono/jsx */
import type { Account } from "../../core/account";
import type { StatusAfterRetries } from "../../core/saved";
import { PostButton } from "../post-button";
import { controlPath } from "./control-page";

/** What an account is and holds, its settings, and the way to begin again. */
export function AccountTab({ account }: { account: Account }) {
  const held = Object.entries(account.shelves).filter(([, shelf]) => shelf.size > 0);
  return (
    <>
      <p>
        <code>{account.saved.id}</code>, of the keys that end in <code>_test_{account.key}</code>.
      </p>
      {held.length > 0 ? (
        <table>
          <tbody>
            {held.map(([kind, shelf]) => (
              <tr key={kind}>
                <th scope="row">
                  <code>{kind}</code>
                </th>
                <td class="number">{shelf.size}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>It holds nothing yet.</p>
      )}
      <h2>Manage failed payments</h2>
      <form method="post" action={controlPath(account, "settings")}>
        <div class="field">
          <label for="status_after_retries">If all retries for a payment fail</label>
          <select id="status_after_retries" name="status_after_retries">
            {Object.entries(afterRetries).map(([status, words]) => (
              <option key={status} value={status} selected={status === account.saved.statusAfterRetries}>
                {words}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">Save</button>
      </form>
      <h2>Begin again</h2>
      <details>
        <summary>Empty this account</summary>
        <p>
          Everything in it is gone at once: customers, plans, the portal's configuration, webhook endpoints, the log.
          What is on its way is not delivered any more. Whoever uses the key next finds a new account.
        </p>
        <PostButton action={controlPath(account, "empty")} label="Yes, empty it" />
      </details>
    </>
  );
}

const afterRetries: Record<StatusAfterRetries, string> = {
  cancel: "cancel the subscription",
  unpaid: "mark the subscription as unpaid",
  past_due: "leave the subscription past-due",
};
