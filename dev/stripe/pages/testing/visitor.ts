type Fields = Record<string, string>;

/** A person at a hosted page, with a browser that knows links, forms and redirects, and runs no script. */
export class Visitor {
  status = 0;
  url = "";
  html = "";

  static async open(url: string): Promise<Visitor> {
    const visitor = new Visitor();
    await visitor.go(url);
    return visitor;
  }

  /** What is written on the page, without its markup. */
  get text(): string {
    return plain(this.html.replace(/<head>[\s\S]*<\/head>/, ""));
  }

  /** Follows the link with this name. */
  async follow(name: string): Promise<void> {
    const link = [...this.html.matchAll(/<a ([^>]*)>([\s\S]*?)<\/a>/g)].find((match) => nameOf(match) === name);
    await this.go(attribute(required(link, `link "${name}"`)[1], "href"));
  }

  /** Fills the form around the button with this name, and presses the button. */
  async press(name: string, fields: Fields = {}): Promise<void> {
    // a button may stand outside the form it belongs to, and name it
    const elsewhere = buttons(this.html).find((match) => nameOf(match) === name && attribute(match[1], "form"));
    if (elsewhere) return this.go(this.formNamed(attribute(elsewhere[1], "form")), new URLSearchParams());
    const forms = [...this.html.matchAll(/<form ([^>]*)>([\s\S]*?)<\/form>/g)];
    const buttonIn = (form: string) => buttons(form).find((match) => nameOf(match) === name);
    const [, attributes = "", content = ""] = required(
      forms.find(([, , inner = ""]) => buttonIn(inner)),
      `button "${name}"`,
    );
    const button = buttonIn(content)?.[1] ?? "";
    const typed = new URLSearchParams({ ...valuesIn(content), ...fields });
    for (const field of Object.keys(fields)) {
      if (!content.includes(`name="${field}"`)) throw new Error(`No field "${field}" beside "${name}"`);
    }
    if (attribute(button, "name")) typed.set(attribute(button, "name"), attribute(button, "value"));
    const action = attribute(attributes, "action");
    if (attribute(attributes, "method") === "post") await this.go(action, typed);
    else await this.go(`${action}?${typed}`);
  }

  private formNamed(id: string): string {
    const forms = [...this.html.matchAll(/<form ([^>]*)>/g)];
    return attribute(
      required(
        forms.find(([, attributes]) => attribute(attributes, "id") === id),
        `form "${id}"`,
      )[1],
      "action",
    );
  }

  private async go(address: string, posted?: URLSearchParams): Promise<void> {
    const from = new URL(address, this.url || undefined);
    const isElsewhere = this.url !== "" && from.origin !== new URL(this.url).origin;
    this.url = from.href;
    if (isElsewhere) return this.leave();
    // a browser says where a form was posted from; the pages check it where no token protects them
    const post = posted && { method: "POST", body: posted, headers: { origin: from.origin } };
    const answer = await fetch(from, { redirect: "manual", ...post });
    const next = answer.headers.get("location");
    this.status = answer.status;
    if (next) return this.go(next);
    this.html = await answer.text();
  }

  /** To the merchant's site: nobody answers there. */
  private leave() {
    this.html = "";
  }
}

const buttons = (html: string) => [...html.matchAll(/<button ([^>]*)>([\s\S]*?)<\/button>/g)];

/** What the form would send untouched. */
function valuesIn(form: string): Fields {
  const inputs = [...form.matchAll(/<input ([^>]*)>/g)].map((match) => match[1] ?? "");
  const sent = inputs.filter((input) => !/type="(radio|checkbox)"/.test(input) || /\bchecked\b/.test(input));
  const chosen = [...form.matchAll(/<select ([^>]*)>([\s\S]*?)<\/select>/g)].map(([, attributes, options = ""]) => {
    const option = /<option ([^>]*\bselected\b[^>]*)>/.exec(options) ?? /<option ([^>]*)>/.exec(options);
    return [attribute(attributes, "name"), attribute(option?.[1], "value")];
  });
  const typed = sent.map((input) => [attribute(input, "name"), attribute(input, "value")]);
  return Object.fromEntries([...typed, ...chosen]);
}

const nameOf = ([, attributes = "", content = ""]: RegExpMatchArray) =>
  (attribute(attributes, "aria-label") || plain(content)).replace(/^← /, "");

const attribute = (attributes: string | undefined, name: string) =>
  decode(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes ?? "")?.[1] ?? "");

const plain = (html: string) =>
  decode(
    html
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );

const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
const decode = (text: string) => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);

function required<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`There is no ${what} on this page`);
  return found;
}
