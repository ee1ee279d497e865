import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Accounts } from "../core/accounts";

/** A person on the portal's page. */
export type PortalVisit = {
  account: Account;
  session: Stripe.BillingPortal.Session;
  configuration: Stripe.BillingPortal.Configuration;
  customer: Stripe.Customer;
  isExpired: boolean;
};

const unusedLife = 5 * 60;
const usedLife = 60 * 60;

/** Whose link this is: it lives for 5 minutes unused and for an hour after each use, which this is. Nothing: no such link. */
export function findPortalSession(accounts: Accounts, token: string): PortalVisit | undefined {
  const account = accounts.find(({ saved }) => saved.portalLinks.has(token));
  const link = account?.saved.portalLinks.get(token);
  const session = account && link && account.find("billing_portal.session", link.session);
  const customer = session && account.find("customer", session.customer);
  if (!session || !customer) return undefined;
  const configuration = account.get("billing_portal.configuration", String(session.configuration));
  const end = link.lastUsedAt === null ? session.created + unusedLife : link.lastUsedAt + usedLife;
  const isExpired = account.now() > end;
  if (!isExpired) {
    account.saved.portalLinks.set(token, { ...link, lastUsedAt: account.now() });
    account.changed();
  }
  return { account, session, configuration, customer, isExpired };
}
