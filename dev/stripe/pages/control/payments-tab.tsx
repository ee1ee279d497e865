/** @jsxImportSource hono/jsx */
import type Stripe from "stripe";
import type { Account } from "../../core/account";
import { isOver } from "../../domain/disputes";
import { Field } from "../field";
import { PostButton } from "../post-button";
import { readerOf } from "../reader";
import { controlPath } from "./control-page";

const shown = 50;

/** What cards paid, and what the business and the bank may do about it: give back, dispute, decide. */
export function PaymentsTab({ account }: { account: Account }) {
  const paid = account.all("charge").filter(({ status }) => status === "succeeded");
  if (!paid.length) return <p>Nothing was paid yet.</p>;
  return (
    <ul class="rows" aria-label="Payments, newest first">
      {paid
        .slice(-shown)
        .reverse()
        .map((charge) => (
          <ChargeRow key={charge.id} account={account} charge={charge} />
        ))}
    </ul>
  );
}

function ChargeRow({ account, charge }: { account: Account; charge: Stripe.Charge }) {
  const { id, amount, amount_refunded: refunded, currency, customer } = charge;
  const money = (value: number) => readerOf(["en"]).money(value, currency);
  const dispute = account.all("dispute").findLast((each) => each.charge === id);
  const email = account.find("customer", String(customer))?.email;
  return (
    <li>
      <div class="what">
        <strong>{money(amount)}</strong> <code>{id}</code> {email}{" "}
        {refunded > 0 && <span class="badge">{money(refunded)} refunded</span>}{" "}
        {dispute && <span class="badge">dispute {dispute.status}</span>}
      </div>
      <div class="actions">
        {!charge.refunded && (
          <form method="post" action={controlPath(account, `charges/${id}/refund`)} class="actions">
            <Field
              name="amount"
              id={`amount-${id}`}
              label={`Amount in the smallest unit, at most ${amount - refunded}`}
              value={String(amount - refunded)}
              numeric
            />
            <button type="submit" class="plain" aria-label={`Refund ${id}`}>
              Refund
            </button>
          </form>
        )}
        {!dispute && (
          <PostButton action={controlPath(account, `charges/${id}/dispute`)} label="Dispute" about={id} plain />
        )}
        {dispute &&
          !isOver(dispute) &&
          (["won", "lost"] as const).map((outcome) => (
            <PostButton
              key={outcome}
              action={controlPath(account, `disputes/${dispute.id}/${outcome}`)}
              label={`Business has ${outcome}`}
              about={id}
              plain
            />
          ))}
      </div>
    </li>
  );
}
