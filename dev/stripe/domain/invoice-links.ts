import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Accounts } from "../core/accounts";

/** The invoice behind `/invoice/<account>/<token>`. */
export function findInvoice(
  accounts: Accounts,
  token: string,
): { account: Account; invoice: Stripe.Invoice } | undefined {
  const account = accounts.find(({ saved }) => saved.invoiceTokens.has(token));
  const invoice = account?.find("invoice", account.saved.invoiceTokens.get(token) ?? "");
  return account && invoice && { account, invoice };
}
