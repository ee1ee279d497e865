import type { Account } from "../../core/account";
import { type Card, cardEntryOf, readCard } from "../card-entry";
import type { CheckoutPageProps } from "./checkout-page";

type Order = { card?: Card; email?: string; name?: string; promotionCode?: string };
type Entered = Pick<CheckoutPageProps, "entry" | "email" | "promotionCode">;

/** What was typed on the Checkout page: an order, or the page again with what is wrong beside each field. */
export function readOrder(
  account: Account,
  { reader, knownEmail, needsCard, session }: CheckoutPageProps,
  form: URLSearchParams,
): { order: Order; entered: Entered } | { again: Partial<CheckoutPageProps> } {
  const entry = cardEntryOf(form);
  const email = form.get("email")?.trim() ?? "";
  const typed = session.allow_promotion_codes ? (form.get("promotion_code")?.trim() ?? "") : "";
  const entered = { entry, email, promotionCode: typed };
  const read = needsCard ? readCard(entry, account.now()) : { card: undefined };
  const code = account
    .all("promotion_code")
    .find(({ active, code }) => active && code.toLowerCase() === typed.toLowerCase());

  const problems = "problems" in read ? read.problems : undefined;
  const emailProblem = knownEmail || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? undefined : reader.say("badEmail");
  const promotionProblem = typed && !code ? reader.say("badCode") : undefined;
  if (problems || emailProblem || promotionProblem) {
    return { again: { ...entered, problems, emailProblem, promotionProblem } };
  }
  const card = "card" in read ? read.card : undefined;
  const order = {
    ...(card && { card }),
    ...(card?.name && { name: card.name }),
    ...(!knownEmail && { email }),
    ...(code && { promotionCode: code.id }),
  };
  return { order, entered };
}
