type Tokens = { access_token?: string };
type Address = { email: string; primary: boolean; verified: boolean };

/**
 * A GitHub user with the address that GitHub has verified. (next-auth's own request takes the first address there is,
 * verified or not: whoever types your address at GitHub would then own the account that you sign in to by mail.)
 */
export async function verifiedGitHubProfile({ tokens }: { tokens: Tokens }) {
  const [profile, addresses] = await Promise.all([
    askGitHub<Record<string, unknown>>("/user", tokens),
    askGitHub<Address[]>("/user/emails", tokens),
  ]);
  const address = addresses.find(({ primary, verified }) => primary && verified);
  return { ...profile, email: address?.email ?? null, email_verified: address !== undefined };
}

async function askGitHub<T>(path: string, tokens: Tokens): Promise<T> {
  const response = await fetch(`https://api.github.com${path}`, {
    headers: { Authorization: `Bearer ${tokens.access_token}`, "User-Agent": "portico" },
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${path}`);
  return response.json();
}
