import { env } from "@/lib/env";
import { escaped } from "@/lib/words/escaped";
import { inkOn } from "./ink-on";
import type { Message } from "./send";

/** A mail of ours: sentences, one button, and in small print why it came. */
export type Letter = {
  subject: string;
  sentences: string[];
  button: { label: string; url: string };
  why: string;
  /** Write the button's address out, too: for who reads the mail on another device than they sign in on. */
  isAddressWritten?: boolean;
};

/** A letter as a message, plain and branded. */
export function messageOf(to: string, letter: Letter): Message {
  return { to, subject: letter.subject, text: text(letter), html: html(letter) };
}

function text({ sentences, button, why }: Letter): string {
  return `${[...sentences, `${button.label}:\n${button.url}`, why].join("\n\n")}\n`;
}

const paragraph = (content: string) => `<p style="margin:0 0 24px">${content}</p>`;
const small = "font-size:14px;line-height:20px";

// Mail programs know no style sheets and few styles: one column, inline, readable without any of it.
function html({ subject, sentences, button, why, isAddressWritten }: Letter): string {
  const { BRAND_NAME, BRAND_ACCENT = "#1f5f4a" } = env();
  const look = `display:inline-block;padding:12px 20px;border-radius:8px;background:${BRAND_ACCENT};color:${inkOn(BRAND_ACCENT)};font-weight:600;text-decoration:none`;
  const url = escaped(button.url);
  const link = `<a href="${url}" style="${look}">${escaped(button.label)}</a>`;
  const address = `<p style="margin:0 0 24px;${small}">Or copy this address into your browser:<br><a href="${url}" style="color:inherit;word-break:break-all">${url}</a></p>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:32px 16px;font:16px/24px system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:480px;margin:0 auto">
<p style="margin:0 0 24px;font-weight:600">${escaped(BRAND_NAME)}</p>
${[...sentences.map(escaped), link].map(paragraph).join("\n")}
${isAddressWritten ? address : ""}
<p style="margin:0;${small};opacity:.75">${escaped(why)}</p>
</div></body></html>`;
}
