import { type Mail, webAddress } from "./mail";

/** The list of mails; it looks for new ones by itself. */
export function listPage(mails: Mail[]): string {
  const rows = mails.map(
    (mail) => `<li><a href="/messages/${mail.id}">
      <strong>${escapeHtml(mail.subject) || "(no subject)"}</strong>
      <span>${escapeHtml(mail.to.join(", "))} · <time>${clock(mail)}</time></span></a></li>`,
  );
  const empty = "<p>No mail yet. What the app sends appears here; nothing leaves this computer.</p>";
  return page(
    "Mailbox",
    `<h1>Mailbox</h1>${mails.length ? `<ol>${rows.join("")}</ol>` : empty}`,
    '<meta http-equiv="refresh" content="5">',
  );
}

/** One mail: the HTML part in a frame where no script runs, the text part with its links. */
export function mailPage(mail: Mail): string {
  const frame = `<iframe title="The mail as sent" sandbox="${sandbox}" srcdoc="${escapeHtml(`<base target="_top">${mail.html}`)}"></iframe>`;
  const text = `<pre>${linked(mail.text)}</pre>`;
  return page(
    mail.subject || "(no subject)",
    `<p><a href="/">← All mails</a></p><h1>${escapeHtml(mail.subject) || "(no subject)"}</h1>
    <dl><dt>From</dt><dd>${escapeHtml(mail.from)}</dd><dt>To</dt><dd>${escapeHtml(mail.to.join(", "))}</dd>
    <dt>Received</dt><dd><time>${clock(mail)}</time></dd></dl>
    ${mail.html ? `${frame}<details><summary>As plain text</summary>${text}</details>` : text}`,
  );
}

export const missingPage = () =>
  page("No such mail", '<h1>No such mail</h1><p>It may be from before a restart. <a href="/">All mails</a></p>');

// a link leaves the frame, and only when a person follows it
const sandbox = "allow-popups allow-top-navigation-by-user-activation";

const clock = (mail: Mail) => mail.receivedAt.slice(0, 19).replace("T", " ").concat(" UTC");

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function linked(text: string): string {
  let html = "";
  let end = 0;
  for (const match of text.matchAll(webAddress)) {
    html += `${escapeHtml(text.slice(end, match.index))}<a href="${escapeHtml(match[0])}">${escapeHtml(match[0])}</a>`;
    end = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(end));
}

const style = `:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1.5rem 1rem}
h1{font-size:1.4rem;margin:.5rem 0 1rem}ol{list-style:none;padding:0;border-top:1px solid #8884}
li{border-bottom:1px solid #8884}li a{display:block;padding:.75rem 0;color:inherit;text-decoration:none}
li a:hover strong{text-decoration:underline}li span{display:block;opacity:.7;font-size:.9rem;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:auto 1fr;gap:0 1rem}dt{opacity:.7}dd{margin:0;overflow-wrap:anywhere}
iframe{width:100%;min-height:32rem;border:1px solid #8884;border-radius:.5rem;background:#fff;color-scheme:light}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}details{margin-top:1rem}`;

function page(title: string, body: string, head = ""): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">${head}<style>${style}</style></head>
<body><main>${body}</main></body></html>`;
}
