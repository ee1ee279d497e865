/** @jsxImportSource hono/jsx */
import type Stripe from "stripe";
import { AddressFields } from "../address/address-fields";
import type { AddressEntry, AddressProblems, AddressWish } from "../address/read-address";
import type { CardEntry, CardProblems } from "../card-entry";
import { Alert, Field } from "../field";
import { Page } from "../page";
import type { Reader } from "../reader";
import { BusinessFields } from "./business-fields";
import { CardChoice, mayRemove, RemoveForm } from "./card-choice";
import { OrderSummary } from "./order-summary";
import type { BusinessEntry, BusinessProblems } from "./read-business";

export type CheckoutPageProps = {
  reader: Reader;
  business: string;
  session: Stripe.Checkout.Session;
  /** The customer's address when the merchant gave it: then it cannot be changed here. */
  knownEmail: string | null;
  trialDays: number;
  needsCard: boolean;
  /** Saved cards that may be shown, the default one first. */
  cards: Stripe.PaymentMethod[];
  method?: string | undefined;
  email?: string | undefined;
  emailProblem?: string | undefined;
  phone?: string | null | undefined;
  phoneProblem?: string | undefined;
  /** The addresses it asks for, and what stands in their fields. */
  billing?: AddressWish | undefined;
  billingEntry: AddressEntry;
  billingProblems?: AddressProblems | undefined;
  shipping?: AddressWish | undefined;
  shippingEntry: AddressEntry;
  shippingProblems?: AddressProblems | undefined;
  businessEntry: BusinessEntry;
  businessProblems?: BusinessProblems | undefined;
  promotionCode?: string | undefined;
  promotionProblem?: string | undefined;
  entry?: CardEntry | undefined;
  problems?: CardProblems | undefined;
  refusal?: string | undefined;
};

/** Checkout: what is bought, who buys it, with which card. */
export function CheckoutPage({ reader, business, session, refusal, ...props }: CheckoutPageProps) {
  const plan = session.line_items?.data[0]?.description ?? "";
  const title = reader.say("subscribeTo", plan);
  return (
    <Page reader={reader} title={title} business={business}>
      {session.cancel_url && (
        <p>
          <a href={session.cancel_url}>
            <span aria-hidden="true">← </span>
            {reader.say("backTo", business)}
          </a>
        </p>
      )}
      <h1>{title}</h1>
      <Alert text={refusal} />
      <OrderSummary reader={reader} session={session} trialDays={props.trialDays} />
      <form method="post" action={`/c/pay/${session.id}`} novalidate>
        {props.knownEmail ? (
          <p>
            {reader.say("email")}: <strong>{props.knownEmail}</strong>
          </p>
        ) : (
          <Field
            name="email"
            label={reader.say("email")}
            type="email"
            value={props.email}
            problem={props.emailProblem}
            autocomplete="email"
          />
        )}
        {session.phone_number_collection?.enabled && (
          <Field
            name="phone"
            label={reader.say("phone")}
            type="tel"
            value={props.phone}
            problem={props.phoneProblem}
            autocomplete="tel"
            maxlength={20}
          />
        )}
        {props.shipping && (
          <AddressFields
            reader={reader}
            wish={props.shipping}
            entry={props.shippingEntry}
            problems={props.shippingProblems}
          />
        )}
        {props.needsCard && (
          <>
            <h2 id="card">{reader.say("card")}</h2>
            <CardChoice
              reader={reader}
              session={session}
              cards={props.cards}
              method={props.method}
              entry={props.entry}
              problems={props.problems}
            />
          </>
        )}
        {props.billing && (
          <AddressFields
            reader={reader}
            wish={props.billing}
            entry={props.billingEntry}
            problems={props.billingProblems}
          />
        )}
        {session.tax_id_collection?.enabled && (
          <BusinessFields
            reader={reader}
            entry={props.businessEntry}
            problems={props.businessProblems}
            isRequired={session.tax_id_collection.required !== "never"}
          />
        )}
        {session.allow_promotion_codes && (
          <Field
            name="promotion_code"
            label={reader.say("promotionCode")}
            value={props.promotionCode}
            problem={props.promotionProblem}
          />
        )}
        <button type="submit">{reader.say(props.trialDays ? "startTrial" : "subscribe")}</button>
      </form>
      {mayRemove(session) && props.cards.map((card) => <RemoveForm key={card.id} session={session} card={card} />)}
    </Page>
  );
}
