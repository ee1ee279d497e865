import { env } from "@/lib/env";
import { escaped, inkOn } from "./letter";
import { sendMail } from "./send";

/** Sends the link that signs its reader in: good for ten minutes and for one time. */
export async function sendSignInLink(to: string, url: string): Promise<void> {
  const brand = env().BRAND_NAME;
  await sendMail({ to, subject: `Sign in to ${brand}`, text: text(brand, url), html: html(brand, url) });
}

const why = "You get this mail because somebody, probably you, entered your address on our sign-in page.";
const whatIf = "If it was not you, do nothing: nobody can sign in without this link.";

const text = (brand: string, url: string) => `Sign in to ${brand} with this link:

${url}

It works once, for ten minutes.

${why} ${whatIf}
`;

// Mail programs know no style sheets and few styles: one column, inline, readable without any of it.
function html(brand: string, url: string): string {
  const accent = env().BRAND_ACCENT ?? "#1f5f4a";
  const [name, link] = [escaped(brand), escaped(url)];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Sign in to ${name}</title></head>
<body style="margin:0;padding:32px 16px;font:16px/24px system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:480px;margin:0 auto">
<p style="margin:0 0 24px;font-weight:600">${name}</p>
<p style="margin:0 0 24px">Here is your link to sign in. It works once, for ten minutes.</p>
<p style="margin:0 0 24px"><a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${accent};color:${inkOn(accent)};font-weight:600;text-decoration:none">Sign in to ${name}</a></p>
<p style="margin:0 0 24px;font-size:14px;line-height:20px">Or copy this address into your browser:<br><a href="${link}" style="color:inherit;word-break:break-all">${link}</a></p>
<p style="margin:0;font-size:14px;line-height:20px;opacity:.75">${why} ${whatIf}</p>
</div></body></html>`;
}
