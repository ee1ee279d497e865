import type { Account } from "../../core/account";

/** How long the subscription of a Checkout session would be free, in days. */
export function trialDaysOf(account: Account, session: string): number {
  const setup = account.saved.checkouts.get(session);
  if (setup?.trialEnd) return Math.max(0, Math.ceil((setup.trialEnd - account.now()) / 86_400));
  return setup?.trialDays ?? 0;
}
