import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Accounts } from "../core/accounts";
import { type Act, clockAct } from "../core/act";
import { invalid } from "../core/errors";
import { emit, replace } from "../core/events";
import { addCard } from "./cards";
import { type Buyer, collectedOf, detailsOf, keepBuyer } from "./checkout-buyer";
import { nowFor } from "./clock";
import { createSubscription } from "./create-subscription";
import { setDefaultCard } from "./customers";
import { type CardInput, cardError, makeCard } from "./make-card";
import { declineOf } from "./payments";

type Session = Stripe.Checkout.Session;
type Entered = Buyer & {
  /** A new card, and whether its holder wants to see it here again. */
  card?: CardInput;
  isToBeShown?: boolean;
  /** One of the customer's own. */
  savedCard?: string;
  promotionCode?: string;
};

export function findCheckoutSession(
  accounts: Accounts,
  id: string,
): { account: Account; session: Stripe.Checkout.Session } | undefined {
  const account = accounts.find((candidate) => candidate.shelves["checkout.session"].has(id));
  const session = account?.find("checkout.session", id);
  return account && session && { account, session };
}

/** What a person does by pressing Subscribe. @throws {Refusal} card_error: the session stays open for another try */
export function completeCheckout(act: Act, id: string, entered: Entered): Session {
  const { card, isToBeShown, savedCard, promotionCode, ...buyer } = entered;
  const { account } = act;
  const session = account.get("checkout.session", id);
  if (session.status !== "open") throw invalid(`This Checkout Session is ${session.status}.`);
  const setup = account.saved.checkouts.get(id);
  if (!setup) throw new Error(`The subscription of ${id} was not kept`);
  if (card) refuseDeclined(act, card);
  const customer = keepBuyer(act, session, buyer, setup.customerUpdate);
  const method = card ? keepCard(act, customer, { ...card, address: buyer.address }) : savedCard;
  if (card && method) {
    const allow_redisplay = setup.allowRedisplay ?? (isToBeShown ? "always" : "limited");
    account.put("payment_method", { ...account.get("payment_method", method), allow_redisplay });
  }
  const { trialDays, trialEnd, items, fields, discounts } = setup;
  const subscription = createSubscription(act, {
    customer,
    items: items.map(({ price, quantity }) => ({ price: account.get("price", price), quantity })),
    trialEnd: trialEnd ?? (trialDays ? nowFor(account, customer) + trialDays * 86_400 : undefined),
    discounts: promotionCode ? [{ promotionCode }] : discounts,
    mustPay: true,
    fields: { ...fields, default_payment_method: method ?? null },
  });
  const invoice = account.get("invoice", String(subscription.latest_invoice));
  const discount = (invoice.total_discount_amounts ?? []).reduce((sum, { amount }) => sum + amount, 0);
  const done: Session = {
    ...session,
    amount_subtotal: invoice.subtotal,
    amount_total: invoice.total,
    automatic_tax: { ...session.automatic_tax, status: session.automatic_tax.enabled ? "complete" : null },
    collected_information: collectedOf(buyer),
    customer,
    customer_details: detailsOf(account, customer, buyer),
    invoice: invoice.id,
    payment_status: subscription.status === "trialing" ? "no_payment_required" : "paid",
    status: "complete",
    subscription: subscription.id,
    total_details: { amount_discount: discount, amount_shipping: 0, amount_tax: 0 },
    url: null,
  };
  account.saved.checkouts.delete(id);
  replace(act, "checkout.session", done);
  emit(clockAct(account), "checkout.session.completed", done); // at Stripe it names no key, unlike all that it made
  return done;
}

/** Saves a new card; the first one is the customer's default. @returns its id */
function keepCard(act: Act, customer: string, input: CardInput): string {
  const { id } = addCard(act, customer, input);
  const { invoice_settings } = act.account.get("customer", customer);
  if (!invoice_settings.default_payment_method) setDefaultCard(act, customer, id);
  return id;
}

/** Asks the bank before anything is made, so that a declined card leaves nothing behind. */
function refuseDeclined(act: Act, input: CardInput) {
  const card = makeCard(act, input);
  const decline = declineOf(act, card.id);
  act.account.remove("payment_method", card.id);
  if (decline) throw cardError(decline);
}
