/** @jsxImportSource hono/jsx */
import type Stripe from "stripe";
import type { Reader } from "../reader";

type OrderSummaryProps = { reader: Reader; session: Stripe.Checkout.Session; trialDays: number };

/** The plan, its price, the trial, and what is due today. */
export function OrderSummary({ reader, session, trialDays }: OrderSummaryProps) {
  const currency = session.currency ?? "usd";
  const discount = session.total_details?.amount_discount ?? 0;
  return (
    <section class="card" aria-label={reader.say("summary")}>
      {(session.line_items?.data ?? []).map((line) => {
        const price = line.price
          ? reader.price(line.price, line.quantity ?? 1)
          : reader.money(line.amount_total, currency);
        return (
          <div key={line.id}>
            <p>
              <strong>{line.description}</strong> <span class="price">{price}</span>
            </p>
            {trialDays > 0 && <p>{reader.say("trialFirst", reader.span(trialDays, "day"), price)}</p>}
          </div>
        );
      })}
      {discount > 0 && (
        <p>
          {reader.say("discount")}: {reader.money(-discount, currency)}
        </p>
      )}
      <p>
        <strong>{reader.say("dueNow", reader.money(trialDays ? 0 : (session.amount_total ?? 0), currency))}</strong>
      </p>
    </section>
  );
}
