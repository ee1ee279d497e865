import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Accounts } from "../core/accounts";
import type { Act } from "../core/act";
import { invalid } from "../core/errors";
import { emit, replace } from "../core/events";
import { addCard } from "./cards";
import { createSubscription } from "./create-subscription";
import { createCustomer, updateCustomer } from "./customers";
import { type CardInput, cardError, makeCard } from "./make-card";
import { declineOf } from "./payments";

type Entered = { card?: CardInput; email?: string; name?: string; promotionCode?: string };

export function findCheckoutSession(
  accounts: Accounts,
  id: string,
): { account: Account; session: Stripe.Checkout.Session } | undefined {
  const account = accounts.find((candidate) => candidate.shelves["checkout.session"].has(id));
  const session = account?.find("checkout.session", id);
  return account && session && { account, session };
}

/** What a person does by pressing Subscribe. @throws {Refusal} card_error: the session stays open for another try */
export function completeCheckout(
  act: Act,
  id: string,
  { card, email, name, promotionCode }: Entered,
): Stripe.Checkout.Session {
  const { account } = act;
  const session = account.get("checkout.session", id);
  if (session.status !== "open") throw invalid(`This Checkout Session is ${session.status}.`);
  const setup = account.saved.checkouts.get(id);
  if (!setup) throw new Error(`The subscription of ${id} was not kept`);
  if (card) refuseDeclined(act, card);
  const customer = ensureCustomer(act, session, { email, name });
  const method = card && addCard(act, customer.id, card);
  if (method && !customer.invoice_settings.default_payment_method) {
    const invoice_settings = {
      ...account.get("customer", customer.id).invoice_settings,
      default_payment_method: method.id,
    };
    updateCustomer(act, customer.id, { invoice_settings });
  }
  const { trialDays, trialEnd, items, fields, discounts } = setup;
  const subscription = createSubscription(act, {
    customer: customer.id,
    items: items.map(({ price, quantity }) => ({ price: account.get("price", price), quantity })),
    trialEnd: trialEnd ?? (trialDays ? account.now() + trialDays * 86_400 : undefined),
    discounts: promotionCode ? [{ promotionCode }] : discounts,
    mustPay: true,
    fields: { ...fields, default_payment_method: method?.id ?? null },
  });
  const done: Stripe.Checkout.Session = {
    ...session,
    customer: customer.id,
    customer_details: detailsOf(account.get("customer", customer.id)),
    invoice: subscription.latest_invoice,
    payment_status: subscription.status === "trialing" ? "no_payment_required" : "paid",
    status: "complete",
    subscription: subscription.id,
    url: null,
  };
  account.saved.checkouts.delete(id);
  replace(act, "checkout.session", done);
  emit(act, "checkout.session.completed", done);
  return done;
}

/** Asks the bank before anything is made, so that a declined card leaves nothing behind. */
function refuseDeclined(act: Act, input: CardInput) {
  const card = makeCard(act, input);
  const decline = declineOf(act, card.id);
  act.account.remove("payment_method", card.id);
  if (decline) throw cardError(decline);
}

function ensureCustomer(
  act: Act,
  session: Stripe.Checkout.Session,
  entered: { email?: string; name?: string },
): Stripe.Customer {
  const { account } = act;
  const email = entered.email ?? session.customer_email ?? null;
  if (!session.customer) return createCustomer(act, { email, name: entered.name ?? null });
  return account.get("customer", String(session.customer), "customer");
}

const detailsOf = (customer: Stripe.Customer): Stripe.Checkout.Session.CustomerDetails => ({
  address: customer.address ?? null,
  business_name: null,
  email: customer.email,
  individual_name: null,
  name: customer.name ?? null,
  phone: customer.phone ?? null,
  tax_exempt: customer.tax_exempt ?? "none",
  tax_ids: [],
});
