import type { Reader } from "../reader";
import { type InvoiceSums, totalsOf } from "./invoice-lines";

const left = 56;
const width = 483; // of an A4 page without its margins

/** The invoice on paper, one page or more. */
export async function invoicePdf(reader: Reader, business: string, { invoice, refunds }: InvoiceSums): Promise<Buffer> {
  // its fonts take longer to load than everything else together, and few starts ever print an invoice
  const { default: PDFDocument } = await import("pdfkit");
  const title = reader.say("invoiceFrom", invoice.number ?? invoice.id, business);
  const paper = new PDFDocument({ size: "A4", margin: left, info: { Title: title } });
  const parts: Buffer[] = [];
  paper.on("data", (part: Buffer) => parts.push(part));
  const done = new Promise<Buffer>((resolve) => paper.on("end", () => resolve(Buffer.concat(parts))));
  const money = (amount: number) => printable(reader.money(amount, invoice.currency));

  paper.fontSize(9).fillColor("#7a6200").text(reader.say("standIn")).moveDown();
  paper.fontSize(18).fillColor("#1a1a1a").text(printable(title)).moveDown(0.5).fontSize(11);
  paper.text(reader.say("issuedOn", reader.date(invoice.created)));
  const paidAt = invoice.status_transitions.paid_at;
  if (paidAt) paper.text(reader.say("paidOn", reader.date(paidAt)));
  for (const line of [invoice.customer_name, invoice.customer_email]) if (line) paper.text(printable(line));
  paper.moveDown();

  const row = (label: string, amount: number, font = "Helvetica") => {
    const text = printable(label);
    paper.font(font);
    if (paper.y + paper.heightOfString(text, { width: 360 }) > paper.page.height - left) paper.addPage();
    const top = paper.y;
    paper.text(text, left, top, { width: 360 });
    const bottom = paper.y;
    paper.text(money(amount), left + 360, top, { width: width - 360, align: "right" });
    paper.x = left;
    paper.y = Math.max(bottom, paper.y) + 6;
  };
  for (const line of invoice.lines.data) row(line.description ?? "", line.amount);
  for (const [label, amount] of totalsOf(reader, { invoice, refunds })) row(label, amount, "Helvetica-Bold");
  paper.end();
  return done;
}

/** The built-in fonts know Western European letters only; a no-break space they would print as a blot. */
const printable = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").replace(/[^\u0020-\u00ff€–—‘’“”•…]/g, "?");
