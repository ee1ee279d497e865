/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono";
import type { Accounts } from "../../core/accounts";
import { pageAct } from "../../core/act";
import { addCard } from "../../domain/cards";
import { findInvoice } from "../../domain/invoice-links";
import { refundsOf } from "../../domain/invoice-refunds";
import { payInvoice } from "../../domain/pay-invoice";
import { businessName } from "../business-name";
import { cardEntryOf, readCard } from "../card-entry";
import { Challenge, challengeOf } from "../challenge";
import { formOf } from "../headers";
import { MissingPage } from "../missing-page";
import { readerOf } from "../reader";
import { refusalOf } from "../refusal";
import { InvoicePage, type InvoicePageProps } from "./invoice-page";
import { invoicePdf } from "./invoice-pdf";

type Found = NonNullable<ReturnType<typeof findInvoice>> & { props: InvoicePageProps };
type InvoiceEnv = { Variables: { found: Found } };

/** `/invoice/:account/:token`: the hosted invoice, its PDF, and paying it. */
export function invoiceRoutes(accounts: Accounts): Hono<InvoiceEnv> {
  const app = new Hono<InvoiceEnv>();
  app.use("/:account/:token/*", async (context, next) => {
    const found = findInvoice(accounts, tokenOf(context));
    if (!found) return context.html(<MissingPage />, 404);
    context.set("found", { ...found, props: propsOf(found, context) });
    await next();
  });
  app.get("/:account/:token", (context) => context.html(<InvoicePage {...context.var.found.props} />));
  app.get("/:account/:token/pdf", async (context) => {
    const { reader, business, invoice, refunds } = context.var.found.props;
    const name = `invoice-${(invoice.number ?? invoice.id).replace(/[^\w-]/g, "")}.pdf`;
    const headers = { "Content-Type": "application/pdf", "Content-Disposition": `inline; filename="${name}"` };
    return context.body(new Uint8Array(await invoicePdf(reader, business, { invoice, refunds })), 200, headers);
  });
  app.post("/:account/:token/pay", async (context) => {
    const { account, invoice, props } = context.var.found;
    const form = await formOf(context.req.raw);
    const act = pageAct(account);
    const saved = props.cards.find(({ id }) => id === form.get("card"));
    const entry = cardEntryOf(form);
    const read = saved ? { card: undefined } : readCard(entry, account.now());
    if ("problems" in read) return context.html(<InvoicePage {...props} entry={entry} problems={read.problems} />, 422);
    const number = saved ? (account.saved.cardNumbers.get(saved.id) ?? "") : (read.card?.number ?? "");
    const challenge = challengeOf(number, form);
    if (challenge === "asked") return context.html(<Challenge {...props} action={context.req.path} form={form} />);
    if (challenge === "failed") {
      const refusal = props.reader.say("notAuthenticated");
      return context.html(<InvoicePage {...props} entry={entry} refusal={refusal} />, 402);
    }
    const refusal = refusalOf(props.reader, () => {
      const card = saved ?? addCard(act, String(invoice.customer), read.card as NonNullable<typeof read.card>);
      payInvoice(act, invoice.id, { paymentMethod: card.id });
    });
    return refusal
      ? context.html(<InvoicePage {...props} entry={entry} refusal={refusal} />, 402)
      : context.redirect(props.path, 303);
  });
  return app;
}

function propsOf(
  { account, invoice }: NonNullable<ReturnType<typeof findInvoice>>,
  context: Context,
): InvoicePageProps {
  const customer = account.find("customer", String(invoice.customer));
  const standard = customer?.invoice_settings.default_payment_method ?? customer?.default_source;
  const cards = account.all("payment_method").filter((method) => method.customer === invoice.customer);
  return {
    reader: readerOf([...(customer?.preferred_locales ?? []), context.req.header("accept-language")?.split(/[,;]/)[0]]),
    business: businessName(account),
    invoice,
    refunds: refundsOf(account, invoice),
    path: `/invoice/${tokenOf(context)}`,
    cards: cards.sort((a, b) => Number(b.id === standard) - Number(a.id === standard)),
  };
}

/** The key to an invoice is both parts of its path. */
const tokenOf = ({ req }: Context) => `${req.param("account")}/${req.param("token")}`;
