/** @jsxImportSource hono/jsx */
import { html } from "hono/html";
import type { Child } from "hono/jsx";
import type { Reader } from "./reader";

export type PageProps = {
  reader: Reader;
  title: string;
  /** Whose page this is: the business the visitor pays. */
  business: string;
  /** Links at the end: terms and privacy. */
  links?: { href: string | null; label: string }[];
  wide?: boolean;
  children: Child;
};

/** The frame of every hosted page: the striped banner, the content and the business's own links. */
export function Page({ reader, title, business, links = [], wide, children }: PageProps) {
  const shown = links.filter((link) => link.href);
  return html`<!doctype html><html lang="${reader.locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${`${title} · ${business}`}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/_local/pages.css"></head><body>${(
    <>
      <header>
        <p class="banner">{reader.say("standIn")}</p>
        {reader.unspoken && <p class="unspoken">{reader.say("unspoken", reader.unspoken)}</p>}
      </header>
      <main class={wide ? "wide" : undefined}>{children}</main>
      {shown.length > 0 && (
        <footer>
          {shown.map((link) => (
            <a key={link.label} href={link.href ?? ""}>
              {link.label}
            </a>
          ))}
        </footer>
      )}
    </>
  )}</body></html>`;
}
