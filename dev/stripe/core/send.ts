import { createHmac } from "node:crypto";

/** One try to deliver an event: `status` is null when no answer came. */
export type Attempt = { at: string; status: number | null; milliseconds: number; answer: string };

/** Posts the body with a fresh signature of Stripe's scheme. A redirect is a failure, as it is at Stripe. */
export async function send(
  { url, body }: { url: string; body: string },
  secret: string,
  stopping: AbortSignal,
): Promise<Attempt> {
  const start = performance.now();
  const at = new Date().toISOString();
  const took = () => Math.round(performance.now() - start);
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "Stripe-Signature": signatureOf(body, secret),
    "User-Agent": "Stripe/1.0 (local stand-in)",
  };
  try {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(10_000)]);
    const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    return { at, status: answer.status, answer: (await answer.text()).slice(0, 2000), milliseconds: took() };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { at, status: null, answer: String(cause), milliseconds: took() };
  }
}

/** `t=…,v1=…`: an HMAC over the time and the body, so that neither can be changed. */
function signatureOf(body: string, secret: string): string {
  const time = Math.floor(Date.now() / 1000);
  return `t=${time},v1=${createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")}`;
}
