import { env } from "@/lib/env";
import { escaped } from "@/lib/words/escaped";
import { brandStyle } from "./_ui/brand-colours";
import type { Theme } from "./theme/theme";

// the design's own values (globals.css): its style sheet comes with a page of React's, and this is none
const style = `
:root{color-scheme:light dark}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
body{margin:0;padding:3rem 1rem;background:light-dark(#faf9f7,#121211);color:light-dark(#1a1a17,#f1f0ec);
 font:1rem/1.5 system-ui,sans-serif}
main{max-width:45rem;margin:0 auto}
h1{margin:0 0 .5rem;font-size:clamp(1.625rem,1.375rem + 1.25vw,1.875rem);line-height:1.2;font-weight:600}
p{margin:0 0 1.5rem;max-width:65ch;color:light-dark(#5b5a54,#aaa9a1)}
a{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 1rem;border-radius:.5rem;font-weight:500;
 text-decoration:none;background:light-dark(var(--fill,#1f5f4a),var(--fill,#8ccdb4));
 color:light-dark(var(--on-fill,#ffffff),var(--on-fill,#0b1a14))}
a:focus-visible{outline:2px solid currentColor;outline-offset:2px}`;

type Words = { title: string; text: string; link: string };

export const unavailable: Words = {
  title: "We are not available right now",
  text: "Too many people are here at once, or something failed on our side. Nothing was changed and nothing was charged. Wait a few seconds and try again.",
  link: "Try again",
};

export const tooLarge: Words = {
  title: "That was too much at once",
  text: "What was sent is larger than any form here takes, so nothing was changed. Go back with your browser, shorten what you wrote, and send it again.",
  link: "Load this page anew",
};

/** Sent in place of a page that was not begun: plain HTML, which needs neither the database nor a script. */
export function plainPage({ title, text, link }: Words, nonce: string, theme: Theme): string {
  const { BRAND_ACCENT: accent, BRAND_NAME: name } = env();
  return `<!doctype html>
<html lang="en" data-theme="${theme}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(`${title} · ${name}`)}</title>
<style nonce="${nonce}">${style}${accent ? brandStyle(accent) : ""}</style>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
<a href="">${escaped(link)}</a>
</main>
</html>
`;
}
