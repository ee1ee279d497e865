import type { APIRequestContext } from "@playwright/test";

/**
 * Sends a form as a browser without JavaScript does: the one around a button, with what it holds and what is typed. A
 * quick way for what a test is not about; what it is about is walked in the browser.
 * @returns the address where it ended
 */
export async function sendForm(
  request: APIRequestContext,
  {
    page,
    button,
    typed = {},
    headers = {},
  }: { page: string; button: string; typed?: Record<string, string>; headers?: Record<string, string> },
): Promise<string> {
  const answer = await request.get(page, { headers: language });
  const forms = [...(await answer.text()).matchAll(/<form ([^>]*)>([\s\S]*?)<\/form>/g)];
  const found = forms.find(([, , inside = ""]) => plain(inside).includes(button));
  if (!found) throw new Error(`No form with the button "${button}" at ${new URL(answer.url()).pathname}`);
  const [, attributes = "", inside = ""] = found;
  const inputs = [...inside.matchAll(/<input ([^>]*)>/g)].map(([, input = ""]) => input);
  const held = inputs.filter((input) => attribute(input, "type") === "hidden");
  const fields = Object.fromEntries(held.map((input) => [attribute(input, "name"), attribute(input, "value")]));
  const address = new URL(attribute(attributes, "action"), answer.url());
  const isMultipart = /enctype="multipart/i.test(attributes);
  const sent = await request.post(address.href, {
    headers: { ...language, origin: address.origin, ...headers },
    ...(isMultipart ? { multipart: { ...fields, ...typed } } : { form: { ...fields, ...typed } }),
  });
  if (!sent.ok()) throw new Error(`"${button}" was answered with ${sent.status()} at ${new URL(sent.url()).pathname}`);
  return sent.url();
}

const language = { "accept-language": "en-GB" }; // as the browser of playwright.config.ts says

const plain = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

const attribute = (attributes: string, name: string) =>
  decode(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? "");

const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&amp;": "&" };
const decode = (text: string) => text.replace(/&(?:lt|gt|quot|#x27|amp);/g, (entity) => entities[entity] ?? entity);
