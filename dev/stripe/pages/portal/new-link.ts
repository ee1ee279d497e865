import { pageAct } from "../../core/act";
import type { PortalVisit } from "../../domain/portal-visit";
import { renewPortalLink } from "../../domain/renew-portal-link";
import type { PortalView } from "./view";

/** Whether the visitor of an expired link may ask for another (Stripe: `after_expiration`). */
export function mayAskAgain({ session, account }: PortalVisit): boolean {
  const login = session.after_expiration?.customer_login;
  return Boolean(login) && (login?.expires_at == null || login.expires_at > account.now());
}

/**
 * Sends a new link to the customer, when the address is theirs. The page says the same either way: it must not tell
 * a stranger whose link it was.
 */
export async function sendNewLink(
  { account, customer, session }: PortalVisit,
  { business, reader }: PortalView,
  { email, smtpUrl }: { email: string; smtpUrl: string | undefined },
): Promise<void> {
  if (!customer.email || customer.email.toLowerCase() !== email.toLowerCase()) return;
  const { url } = renewPortalLink(pageAct(account), session);
  const text = `${reader.say("newLinkMail", business)}\n\n${url}\n`;
  if (!smtpUrl) {
    console.log(`No mail server was given (--smtp). The mail to ${customer.email} would say:\n${text}`);
    return;
  }
  const { createTransport } = await import("nodemailer"); // rarely needed, and slow to load
  const mail = createTransport(smtpUrl);
  const from = "Local Stripe <local-stripe@localhost>";
  await mail.sendMail({ from, to: customer.email, subject: reader.say("newLinkSubject", business), text });
  mail.close();
}
