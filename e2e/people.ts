import { type APIRequestContext, expect } from "@playwright/test";
import { freshEmail } from "./fixtures";
import { customersOf } from "./local-stripe";
import { mailsTo, signInLink } from "./mailbox";
import { sendForm } from "./plain-form";
import { services } from "./services";

const app = () => services().app;

/** Signs a person in, in this browser; a new one unless an address is given. @returns their address */
export async function newPerson(request: APIRequestContext, email = freshEmail()): Promise<string> {
  const before = await mailsTo(email);
  await sendForm(request, { page: `${app()}/sign-in`, button: "Send the link", typed: { email } });
  const link = await signInLink(email, before.length + 1);
  expect(await sendForm(request, { page: link, button: "Sign in" })).toBe(`${app()}/account`);
  return email;
}

/** The same, and buys a plan at Checkout. */
export async function newSubscriber(
  request: APIRequestContext,
  plan = "Starter",
): Promise<{ email: string; customer: string }> {
  const email = await newPerson(request);
  const checkout = await sendForm(request, { page: `${app()}/pricing`, button: `Choose ${plan}` });
  const card = { number: "4242424242424242", expiry: "12 / 40", cvc: "123", name: "Ada Lovelace" };
  const end = await sendForm(request, { page: checkout, button: "Subscribe", typed: card });
  expect(end).toBe(`${app()}/account?checkout=done`);
  const [customer = ""] = await customersOf(email);
  return { email, customer };
}
