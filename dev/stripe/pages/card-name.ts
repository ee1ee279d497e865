import type Stripe from "stripe";
import type { Reader } from "./reader";

const brandNames: Record<string, string> = { amex: "American Express", mastercard: "Mastercard", visa: "Visa" };

/** "Visa ending 4242". */
export function cardName(reader: Reader, method: Stripe.PaymentMethod): string {
  const brand = method.card?.brand ?? method.type;
  return reader.say("ending", brandNames[brand] ?? brand, method.card?.last4 ?? "");
}

/** "08/28". */
export const cardExpiry = ({ card }: Stripe.PaymentMethod) =>
  card ? `${String(card.exp_month).padStart(2, "0")}/${String(card.exp_year).slice(-2)}` : "";
