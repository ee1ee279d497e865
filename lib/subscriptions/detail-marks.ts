import { createHmac } from "node:crypto";
import type Stripe from "stripe";
import { env } from "@/lib/env";

/** The billing details that a person may change in the portal, as Stripe names them. */
export const detailFields = ["name", "email", "phone", "address", "shipping", "preferred_locales"] as const;

export type DetailMarks = Record<(typeof detailFields)[number], string>;

/**
 * A mark for each detail of a customer, by which it is seen that it changed, and not what it is: these stay in the book
 * when the details are long erased. Keyed, so that nobody can try out addresses; short, so that many share one.
 */
export function detailMarksOf(customer: Stripe.Customer): DetailMarks {
  const markOf = (field: keyof DetailMarks) => {
    const text = JSON.stringify([customer.id, field, customer[field] ?? null]);
    return createHmac("sha256", env().AUTH_SECRET).update(text).digest("hex").slice(0, 6);
  };
  return Object.fromEntries(detailFields.map((field) => [field, markOf(field)])) as DetailMarks;
}

export const changedDetails = (before: DetailMarks, after: DetailMarks): string[] =>
  detailFields.filter((field) => before[field] !== after[field]);
