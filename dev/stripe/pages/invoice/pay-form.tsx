/** @jsxImportSource hono/jsx */
import type Stripe from "stripe";
import type { CardEntry, CardProblems } from "../card-entry";
import { CardFields } from "../card-fields";
import { cardName } from "../card-name";
import type { Reader } from "../reader";

type PayFormProps = {
  reader: Reader;
  action: string;
  amount: string;
  cards: Stripe.PaymentMethod[];
  entry?: CardEntry | undefined;
  problems?: CardProblems | undefined;
};

/** Pays with a saved card by one button, or with another one. */
export function PayForm({ reader, action, amount, cards, entry, problems }: PayFormProps) {
  return (
    <section aria-labelledby="pay">
      <h2 id="pay">{reader.say("payTitle")}</h2>
      {cards.map((card) => (
        <form key={card.id} method="post" action={action}>
          <input type="hidden" name="card" value={card.id} />
          <button type="submit">{reader.say("payWith", amount, cardName(reader, card))}</button>
        </form>
      ))}
      {cards.length > 0 && <h3>{reader.say("otherCard")}</h3>}
      <form method="post" action={action} novalidate>
        <CardFields reader={reader} entry={entry} problems={problems} />
        <button type="submit" class={cards.length ? "plain" : undefined}>
          {reader.say("pay", amount)}
        </button>
      </form>
    </section>
  );
}
