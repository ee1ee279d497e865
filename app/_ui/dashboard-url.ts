type Of = { livemode: boolean; account?: string | null };

/** The page of an object in Stripe's dashboard, in its mode and of its connected account. */
export function dashboardUrl(path: string, { livemode, account }: Of): string {
  const parts = [account, livemode ? null : "test", path].filter(Boolean);
  return `https://dashboard.stripe.com/${parts.join("/")}`;
}
