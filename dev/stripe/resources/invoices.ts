import type Stripe from "stripe";
import { invalid } from "../core/errors";
import { payInvoice, payOutside } from "../domain/pay-invoice";
import { voidInvoice } from "../domain/void-invoice";
import { type Call, pathOf } from "../http/call";
import { is, isWithin, listOf, pageOf } from "../http/list";

const found = (call: Call): Stripe.Invoice => call.account.get("invoice", pathOf(call, "invoice"));

export const retrieve = (call: Call): object => found(call);

export function list(call: Call<Stripe.InvoiceListParams>): object {
  const { collection_method, created, customer, customer_account, due_date, status, subscription } = call.params;
  const invoices = call.account.all("invoice").filter((invoice) => {
    const isTheirs =
      is(invoice.customer, customer) && is(invoice.parent?.subscription_details?.subscription, subscription);
    const isTimely = isWithin(invoice.created, created) && isWithin(invoice.due_date, due_date);
    const isAccounts = is(invoice.customer_account, customer_account);
    return (
      isTheirs &&
      isAccounts &&
      isTimely &&
      is(invoice.status, status) &&
      is(invoice.collection_method, collection_method)
    );
  });
  return listOf(call, invoices);
}

export const lines = (call: Call<Stripe.InvoiceListLineItemsParams>): object => pageOf(call, found(call).lines.data);

export function pay(call: Call<Stripe.InvoicePayParams>): object {
  const invoice = found(call);
  const { paid_out_of_band: outside, payment_method: paymentMethod } = call.params;
  if (outside && invoice.status === "open") return payOutside(call, invoice);
  if (paymentMethod) call.account.get("payment_method", paymentMethod, "payment_method");
  return payInvoice(call, invoice.id, { paymentMethod });
}

export function makeVoid(call: Call): object {
  const invoice = found(call);
  if (invoice.status === "open" || invoice.status === "uncollectible") return voidInvoice(call, invoice.id);
  throw invalid(`You can only pass in open or uncollectible invoices. This invoice is ${invoice.status}.`);
}
