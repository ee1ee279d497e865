/** @jsxImportSource hono/jsx */
import type Stripe from "stripe";
import type { CardEntry, CardProblems } from "../card-entry";
import { CardFields } from "../card-fields";
import { cardName } from "../card-name";
import type { Reader } from "../reader";

type CardChoiceProps = {
  reader: Reader;
  session: Stripe.Checkout.Session;
  /** Saved ones that may be shown, the default one first. */
  cards: Stripe.PaymentMethod[];
  /** What was chosen before the page came again. */
  method?: string | undefined;
  entry?: CardEntry | undefined;
  problems?: CardProblems | undefined;
};

const removeForm = (id: string) => `remove-${id}`;
export const mayRemove = ({ saved_payment_method_options: saved }: Stripe.Checkout.Session) =>
  saved?.payment_method_remove === "enabled";

/** Which card pays: a saved one, or a new one, whose fields fold away while a saved one is chosen. */
export function CardChoice({ reader, session, cards, method, entry, problems }: CardChoiceProps) {
  const chosen = cards.find(({ id }) => id === method) ?? (method === "new" ? undefined : cards[0]);
  return (
    <div class="card-choice">
      {cards.length > 0 && (
        <fieldset aria-labelledby="card">
          {cards.map((card) => (
            <div key={card.id} class="actions">
              <label class="choice">
                <input type="radio" name="method" value={card.id} checked={card === chosen} /> {cardName(reader, card)}
              </label>
              {mayRemove(session) && (
                // of another form: Enter in a field must subscribe, not remove
                <button
                  type="submit"
                  form={removeForm(card.id)}
                  class="plain"
                  aria-label={`${reader.say("remove")} ${cardName(reader, card)}`}
                >
                  {reader.say("remove")}
                </button>
              )}
            </div>
          ))}
          <label class="choice">
            <input type="radio" name="method" value="new" checked={!chosen} /> {reader.say("otherCard")}
          </label>
        </fieldset>
      )}
      <div class="new-card">
        <CardFields reader={reader} entry={entry} problems={problems} />
        {session.saved_payment_method_options?.payment_method_save === "enabled" && (
          <label class="choice">
            <input type="checkbox" name="save" value="yes" /> {reader.say("showAgain")}
          </label>
        )}
      </div>
    </div>
  );
}

/** The form of the button that removes a card; forms cannot stand inside one another. */
export const RemoveForm = ({ session, card }: { session: Stripe.Checkout.Session; card: Stripe.PaymentMethod }) => (
  <form id={removeForm(card.id)} method="post" action={`/c/pay/${session.id}/cards/${card.id}/remove`} />
);
