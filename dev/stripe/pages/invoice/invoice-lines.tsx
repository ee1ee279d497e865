/** @jsxImportSource hono/jsx */
import type Stripe from "stripe";
import type { Reader } from "../reader";

/** An invoice, and what was given back of what was paid for it. */
export type InvoiceSums = { invoice: Stripe.Invoice; refunds: Stripe.Refund[] };

/** The lines of an invoice, what was taken off, and what it comes to. */
export function InvoiceLines({ reader, invoice, refunds }: InvoiceSums & { reader: Reader }) {
  const money = (amount: number) => reader.money(amount, invoice.currency);
  return (
    <table>
      <tbody>
        {invoice.lines.data.map((line) => (
          <tr key={line.id}>
            <td>{line.description}</td>
            <td class="number">{money(line.amount)}</td>
          </tr>
        ))}
        {totalsOf(reader, { invoice, refunds }).map(([label, amount]) => (
          <tr key={`${label} ${amount}`} class="total">
            <th scope="row">{label}</th>
            <td class="number">{money(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The sums below the lines; those that say nothing new are left out. */
export function totalsOf(reader: Reader, { invoice, refunds }: InvoiceSums): [string, number][] {
  const discount = (invoice.total_discount_amounts ?? []).reduce((sum, { amount }) => sum + amount, 0);
  const credit = invoice.total - invoice.amount_due; // below nothing: the customer has something left
  return [
    ...(discount ? [[reader.say("discount"), -discount] as [string, number]] : []),
    [reader.say("total"), invoice.total],
    ...(credit ? [[reader.say(credit > 0 ? "paidWithCredit" : "keptAsCredit"), -credit] as [string, number]] : []),
    ...(credit ? [[reader.say("amountDue"), invoice.amount_due] as [string, number]] : []),
    ...refunds.map(({ amount, created }): [string, number] => [reader.say("refundedOn", reader.date(created)), amount]),
  ];
}
