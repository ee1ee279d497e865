import { expect } from "@playwright/test";
import { services } from "./services";

export type Mail = { id: string; subject: string; text: string; html: string; links: string[] };

/** The mails that arrived for an address, newest first. */
export async function mailsTo(email: string): Promise<Mail[]> {
  const answer = await fetch(`${services().mailbox}/messages?to=${encodeURIComponent(email)}`);
  return (await answer.json()) as Mail[];
}

/** Waits until there are so many mails to an address. @returns the sign-in link of the newest */
export async function signInLink(email: string, count: number): Promise<string> {
  await expect.poll(async () => (await mailsTo(email)).length, { message: `mails to ${email}` }).toBe(count);
  const [newest] = await mailsTo(email);
  const link = newest?.links.find((each) => each.startsWith(services().app));
  if (!link) throw new Error(`No link to the app in: ${newest?.text}`);
  return link;
}

/** Waits for the only mail to an address. @returns the way to Stripe in it */
export async function newLink(email: string): Promise<string> {
  await expect.poll(async () => (await mailsTo(email)).length, { message: `mails to ${email}` }).toBe(1);
  const link = (await mailsTo(email))[0]?.links[0];
  if (!link?.startsWith(services().stripe)) throw new Error(`Not a link to Stripe: ${link}`);
  return link;
}
