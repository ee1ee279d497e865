import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Accounts } from "../core/accounts";
import type { Act } from "../core/act";
import { newId, randomText } from "../core/ids";

type Session = Stripe.Checkout.Session;
const day = 24 * 60 * 60;

/** A session that has expired gets an address at which it can be taken up again, where the merchant wanted one. */
export function withRecovery(account: Account, session: Session): Session {
  const recovery = session.after_expiration?.recovery;
  if (!recovery?.enabled) return session;
  const token = `test_${randomText(24)}`;
  account.saved.recoveries.set(token, session.id);
  const url = `${account.server.origin}/r/${token}`;
  return { ...session, after_expiration: { recovery: { ...recovery, expires_at: account.now() + 30 * day, url } } };
}

export function findRecovery(accounts: Accounts, token: string): { account: Account; expired: Session } | undefined {
  const account = accounts.find(({ saved }) => saved.recoveries.has(token));
  const expired = account?.find("checkout.session", account.saved.recoveries.get(token) ?? "");
  return account && expired && { account, expired };
}

/** Opens a copy of an expired session; nothing when its recovery has expired too. */
export function recoverCheckout({ account }: Act, expired: Session): Session | undefined {
  const recovery = expired.after_expiration?.recovery;
  const setup = account.saved.checkouts.get(expired.id);
  const now = account.now();
  if (!recovery || !setup || (recovery.expires_at ?? 0) <= now) return undefined;
  const id = newId("cs_test");
  account.saved.checkouts.set(id, setup);
  return account.put("checkout.session", {
    ...expired,
    id,
    after_expiration: { recovery: { ...recovery, expires_at: null, url: null } },
    // Stripe takes codes or discounts, not both
    allow_promotion_codes: recovery.allow_promotion_codes && !setup.discounts.length,
    created: now,
    expires_at: now + day,
    recovered_from: expired.id,
    status: "open",
    url: `${account.server.origin}/c/pay/${id}`,
  });
}
