import type { StripeCustomer } from "./read-customer";

/** What the mirror keeps of a customer whose person was erased here: Stripe still knows them, the books need amounts. */
export function withoutPerson({ customer, invoices, ...rest }: StripeCustomer): StripeCustomer {
  return {
    ...rest,
    customer: { ...customer, email: null, name: null, address: null },
    invoices: invoices.map((invoice) => ({ ...invoice, hosted_invoice_url: null, invoice_pdf: null })),
    paymentMethod: null,
    passedOver: null,
    detailMarks: null,
  };
}
