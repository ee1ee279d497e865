import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true });

export type Place = { url: string; host: string; cookie?: string };
export type Form = Place & { fields: Record<string, string> };

/** The form around a button, as a browser without JavaScript would send it. */
export async function formIn({ button, ...place }: Place & { button: string }): Promise<Form> {
  const { text } = await send(place, "GET");
  const forms = [...text.matchAll(/<form [^>]*>([\s\S]*?)<\/form>/g)].map(([, inside = ""]) => inside);
  const found = forms.find((inside) => inside.includes(button));
  if (!found) throw new Error(`No form with the button "${button}" at ${place.url}`);
  const inputs = [...found.matchAll(/<input type="hidden" ([^>]*)>/g)].map(([, input = ""]) => input);
  return {
    ...place,
    fields: Object.fromEntries(inputs.map((input) => [valueIn(input, "name"), valueIn(input, "value")])),
  };
}

/**
 * Presses its button once more, as another intent.
 * @returns how long the answer took, in ms
 * @throws {Error} when it does not lead on to another site
 */
export async function press(form: Form): Promise<number> {
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...form.fields, intentKey: randomUUID() })) data.append(name, value);
  const encoded = new Response(data);
  const [type, body] = [encoded.headers.get("content-type") ?? "", await encoded.text()];
  const begun = performance.now();
  const { status, location } = await send(form, "POST", { type, body });
  const ms = performance.now() - begun;
  if (status !== 303 || !/\/p\/session\//.test(location))
    throw new Error(`answered with ${status}, to ${location || "nowhere"}`);
  return ms;
}

/** One request, with what a browser would say of itself. */
export function send({ url, host, cookie }: Place, method: string, content?: { type: string; body: string }) {
  const headers = {
    host,
    origin: `http://${host}`,
    ...(cookie && { cookie }),
    ...(content && { "content-type": content.type, "content-length": Buffer.byteLength(content.body) }),
  };
  return new Promise<{ status: number; location: string; text: string }>((resolve, reject) => {
    const call = request(url, { method, agent, headers }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => (text += chunk));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? "", text }),
      );
    });
    call.on("error", reject);
    call.end(content?.body);
  });
}

const valueIn = (attributes: string, name: string) =>
  (new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? "")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
