import type { NextAuthConfig } from "next-auth";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { makeFirstAdmin } from "./first-admin";

type Callbacks = NonNullable<NextAuthConfig["callbacks"]>;
type Events = NonNullable<NextAuthConfig["events"]>;

/** Where somebody lands whose provider does not vouch for their address. */
export const unprovenAddress = "/sign-in/error?error=EmailNotVerified";

/** Who may come in. A path as answer leads there instead. */
export const maySignIn: NonNullable<Callbacks["signIn"]> = async ({ user, account, profile, email }) => {
  // asking for a link is answered the same for every address: only who can read the mail learns anything
  if (email?.verificationRequest) return true;
  if (!account) return false;
  const { type, provider, providerAccountId } = account;
  const byLink = type === "email";
  const known = await db().user.findFirst({
    where: byLink ? { email: providerAccountId } : { accounts: { some: { provider, providerAccountId } } },
    select: { disabledAt: true },
  });
  if (known) return known.disabledAt === null;
  // an unproven address must not become an account that its real owner later signs in to by mail
  return byLink || (user.email && profile?.email_verified === true) ? true : unprovenAddress;
};

/** ADMIN_EMAILS makes the first admin; by the link alone, because only the link proves the address to us. */
export const afterSignIn: NonNullable<Events["signIn"]> = async ({ user, account }) => {
  if (account?.type !== "email" || !user.id || !user.email) return;
  if (env().ADMIN_EMAILS.includes(user.email)) await makeFirstAdmin(user.id);
};
