import { env } from "@/lib/env";
import type { Message } from "./send";

/** A mail of ours: sentences, one button, and in small print why it came. */
export type Letter = { subject: string; sentences: string[]; button: { label: string; url: string }; why: string };

/** A letter as a message, plain and branded. */
export function messageOf(to: string, letter: Letter): Message {
  return { to, subject: letter.subject, text: text(letter), html: html(letter) };
}

function text({ sentences, button, why }: Letter): string {
  return `${[...sentences, `${button.label}: ${button.url}`, why].join("\n\n")}\n`;
}

const paragraph = (content: string) => `<p style="margin:0 0 24px">${content}</p>`;

// Mail programs know no style sheets and few styles: one column, inline, readable without any of it.
function html({ subject, sentences, button, why }: Letter): string {
  const { BRAND_NAME, BRAND_ACCENT = "#1f5f4a" } = env();
  const look = `display:inline-block;padding:12px 20px;border-radius:8px;background:${BRAND_ACCENT};color:${inkOn(BRAND_ACCENT)};font-weight:600;text-decoration:none`;
  const link = `<a href="${escaped(button.url)}" style="${look}">${escaped(button.label)}</a>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:32px 16px;font:16px/24px system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:480px;margin:0 auto">
<p style="margin:0 0 24px;font-weight:600">${escaped(BRAND_NAME)}</p>
${[...sentences.map(escaped), link].map(paragraph).join("\n")}
<p style="margin:0;font-size:14px;line-height:20px;opacity:.75">${escaped(why)}</p>
</div></body></html>`;
}

/** White or near-black, whichever reads better on the brand's colour: WCAG's relative luminance, from where both are equal. */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? "#111111" : "#ffffff";
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escaped = (value: string) => value.replace(/[&<>"']/g, (character) => entities[character] ?? character);
