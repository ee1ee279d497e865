import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";

/** One received mail, as `GET /messages` answers it. */
export type Mail = {
  id: string;
  to: string[];
  from: string;
  subject: string;
  text: string;
  html: string;
  links: string[];
  receivedAt: string;
};

/** @param recipients those of the SMTP envelope: they include blind copies */
export async function parseMail(source: NodeJS.ReadableStream, recipients: string[], id: string): Promise<Mail> {
  const parsed = await simpleParser(source as Parameters<typeof simpleParser>[0], { skipTextToHtml: true });
  const html = parsed.html || "";
  return {
    id,
    to: recipients.map((address) => address.toLowerCase()),
    from: fromOf(parsed),
    subject: parsed.subject ?? "",
    text: parsed.text ?? "",
    html,
    links: linksIn(html, parsed.text ?? ""),
    receivedAt: new Date().toISOString(),
  };
}

const fromOf = (parsed: ParsedMail) => (parsed.from as AddressObject | undefined)?.text ?? "";

/** The addresses a reader can follow, each once, in the order they appear. */
export function linksIn(html: string, text: string): string[] {
  const hrefs = [...html.matchAll(/\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map((match) =>
    decode(match[1] ?? match[2] ?? ""),
  );
  const plain = [...text.matchAll(webAddress)].map((match) => match[0]);
  return [...new Set([...hrefs, ...plain])].filter((link) => /^https?:\/\//i.test(link));
}

/** An address in running text: without the full stop or bracket that follows it. */
export const webAddress = /https?:\/\/[^\s<>"'\])]+[^\s<>"'\]).,;:!?]/g;

const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  "#x27": "'",
  "#x3d": "=",
  "#61": "=",
};
const decode = (value: string) =>
  value.replace(/&(#?\w+);/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole);
