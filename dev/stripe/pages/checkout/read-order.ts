import type { Account } from "../../core/account";
import type { Buyer } from "../../domain/checkout-buyer";
import { usableCode } from "../../domain/promotion-codes";
import { readAddress } from "../address/read-address";
import { type Card, cardEntryOf, readCard } from "../card-entry";
import type { CheckoutPageProps } from "./checkout-page";
import { noBusiness, readBusiness } from "./read-business";

type Order = Buyer & { card?: Card; isToBeShown?: boolean; savedCard?: string; promotionCode?: string };
type Entered = Partial<CheckoutPageProps>;

/** What was typed on the Checkout page: an order, or the page again with what is wrong beside each field. */
export function readOrder(
  account: Account,
  { reader, knownEmail, needsCard, session, ...props }: CheckoutPageProps,
  form: URLSearchParams,
): { order: Order; entered: Entered } | { again: Entered } {
  const entry = cardEntryOf(form);
  const email = form.get("email")?.trim() ?? "";
  const typed = session.allow_promotion_codes ? (form.get("promotion_code")?.trim() ?? "") : "";
  const saved = needsCard ? props.cards.find(({ id }) => id === form.get("method")) : undefined;
  const read = needsCard && !saved ? readCard(entry, account.now()) : { card: undefined };
  const wantsPhone = session.phone_number_collection?.enabled;
  const phone = wantsPhone ? (form.get("phone")?.trim() ?? "") : undefined;
  const code = typed ? usableCode(account, typed, session.customer ? String(session.customer) : undefined) : undefined;
  const billing = props.billing && readAddress(props.billing, form);
  const shipping = props.shipping && readAddress(props.shipping, form);
  const { tax_id_collection: taxIds } = session;
  const company = taxIds?.enabled ? readBusiness(form, taxIds.required !== "never") : { entry: noBusiness };
  const entered: Entered = {
    entry,
    email,
    phone: phone ?? props.phone,
    method: form.get("method") ?? undefined,
    promotionCode: typed,
    billingEntry: billing?.entry ?? props.billingEntry,
    shippingEntry: shipping?.entry ?? props.shippingEntry,
    businessEntry: company.entry,
  };

  const wrong: Entered = {
    problems: "problems" in read ? read.problems : undefined,
    emailProblem: knownEmail || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? undefined : reader.say("badEmail"),
    phoneProblem: phone === undefined || isPhone(phone) ? undefined : reader.say("badPhone"),
    promotionProblem: typed && !code ? reader.say("badCode") : undefined,
    billingProblems: billing?.problems,
    shippingProblems: shipping?.problems,
    businessProblems: company.problems,
  };
  if (Object.values(wrong).some(Boolean)) return { again: { ...entered, ...wrong } };
  const card = "card" in read ? read.card : undefined;
  const order = {
    ...(card && { card }),
    isToBeShown: form.get("save") === "yes",
    ...(saved && { savedCard: saved.id }),
    ...(phone && { phone: phone.replace(/[^+\d]/g, "") }),
    ...(card?.name && { name: card.name }),
    ...(!knownEmail && { email }),
    ...(code && { promotionCode: code.id }),
    ...(billing && { address: billing.address }),
    ...(shipping && { shipping: { name: shipping.entry.name ?? "", address: shipping.address } }),
    ...(company.business && { business: company.business }),
  };
  return { order, entered };
}

const isPhone = (typed: string) => /^\+?[\d\s().-]+$/.test(typed) && typed.replace(/\D/g, "").length >= 6;
