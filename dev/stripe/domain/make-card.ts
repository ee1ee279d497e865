import { createHash } from "node:crypto";
import type Stripe from "stripe";
import type { Act } from "../core/act";
import { Refusal } from "../core/errors";
import { newId } from "../core/ids";
import { behaviourOf, type Decline, namedCards } from "./test-cards";

export type CardInput = {
  number: string;
  expMonth: number;
  expYear: number;
  cvc?: string;
  name?: string;
  postalCode?: string;
  address?: Stripe.Address | null;
};

/** The 402 a card's bank answers with. */
export const cardError = (decline: Decline, more: Record<string, unknown> = {}): Refusal =>
  new Refusal(402, { type: "card_error", ...decline, ...more });

/** A card that belongs to nobody yet. @throws {Refusal} card_error when the number or the date cannot be right */
export function makeCard(act: Act, input: CardInput, prefix: "pm" | "card" = "pm"): Stripe.PaymentMethod {
  const { account } = act;
  const number = input.number.replace(/[\s-]/g, "");
  checkCard(number, input, account.now());
  const { brand, funding = "credit" } = behaviourOf(number);
  const card: Stripe.PaymentMethod = {
    id: newId(prefix),
    object: "payment_method",
    allow_redisplay: "unspecified",
    billing_details: {
      address: input.address ?? { ...noAddress, postal_code: input.postalCode || null },
      email: null,
      name: input.name || null,
      phone: null,
      tax_id: null,
    },
    card: {
      brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: "US",
      display_brand: brand,
      exp_month: input.expMonth,
      exp_year: input.expYear,
      fingerprint: createHash("sha256").update(`${account.saved.id}${number}`).digest("base64url").slice(0, 16),
      funding,
      generated_from: null,
      last4: number.slice(-4),
      networks: { available: [brand], preferred: null },
      regulated_status: "unregulated",
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: account.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: "card",
  };
  account.put("payment_method", card);
  account.saved.cardNumbers.set(card.id, number);
  return card;
}

export const noAddress: Stripe.Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

/** The card of `pm_card_visa` or `tok_visa`; nothing when the name is no such thing. */
export function makeNamedCard(act: Act, name: string, prefix?: "card"): Stripe.PaymentMethod | undefined {
  const number = namedCards[name.replace(/^(pm_card|tok)_/, "")];
  if (!/^(pm_card|tok)_/.test(name) || !number) return undefined;
  const nextYear = new Date(act.account.now() * 1000).getUTCFullYear() + 1;
  return makeCard(act, { number, expMonth: 12, expYear: nextYear }, prefix);
}

function checkCard(number: string, { expMonth, expYear, cvc }: CardInput, now: number) {
  if (!/^\d{12,19}$/.test(number) || !isLuhn(number)) {
    throw cardError({ code: "incorrect_number", message: "Your card number is incorrect." }, { param: "number" });
  }
  if (!(expMonth >= 1 && expMonth <= 12)) {
    const message = "Your card's expiration month is invalid.";
    throw cardError({ code: "invalid_expiry_month", message }, { param: "exp_month" });
  }
  if (Date.UTC(expYear, expMonth) / 1000 <= now) {
    const message = "Your card's expiration year is invalid.";
    throw cardError({ code: "invalid_expiry_year", message }, { param: "exp_year" });
  }
  if (cvc !== undefined && !/^\d{3,4}$/.test(cvc)) {
    throw cardError({ code: "invalid_cvc", message: "Your card's security code is invalid." }, { param: "cvc" });
  }
}

function isLuhn(number: string): boolean {
  const digits = [...number].reverse().map(Number);
  const sum = digits.reduce(
    (total, digit, index) => total + (index % 2 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit),
    0,
  );
  return sum % 10 === 0;
}
