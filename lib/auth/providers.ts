import type { NextAuthConfig } from "next-auth";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import Nodemailer from "next-auth/providers/nodemailer";
import { env } from "@/lib/env";
import { sendSignInLink } from "@/lib/mail/sign-in-link";
import { normalizeEmail } from "./email-address";
import { verifiedGitHubProfile } from "./github-profile";
import { offeredProviders } from "./offered-providers";
import { safeReturnPath } from "./return-path";
import { linkLife } from "./session-life";

type Provider = NextAuthConfig["providers"][number];

/** The ways to sign in, as next-auth wants them. */
export function authProviders(): Provider[] {
  const settings = env();
  // we call nothing at the provider after sign-in, so its tokens are not kept
  const account = () => ({});
  const all = {
    github: () =>
      GitHub({
        clientId: settings.AUTH_GITHUB_ID,
        clientSecret: settings.AUTH_GITHUB_SECRET,
        checks: ["pkce", "state"],
        userinfo: { url: "https://api.github.com/user", request: verifiedGitHubProfile },
        account,
      }),
    google: () =>
      Google({
        clientId: settings.AUTH_GOOGLE_ID,
        clientSecret: settings.AUTH_GOOGLE_SECRET,
        checks: ["pkce", "state", "nonce"],
        account,
      }),
    oidc: (): Provider => ({
      id: "oidc",
      name: settings.AUTH_OIDC_NAME,
      type: "oidc",
      issuer: settings.AUTH_OIDC_ISSUER,
      idToken: false, // the address is promised at the userinfo endpoint; not all put it into the id token
      clientId: settings.AUTH_OIDC_ID,
      clientSecret: settings.AUTH_OIDC_SECRET,
      checks: ["pkce", "state", "nonce"],
      account,
    }),
  };
  return [emailLink(), ...offeredProviders().map(({ id }) => all[id]())];
}

const emailLink = () =>
  Nodemailer({
    id: "email",
    server: env().SMTP_URL,
    from: env().MAIL_FROM,
    maxAge: linkLife,
    normalizeIdentifier: normalizeEmail,
    sendVerificationRequest: ({ identifier, url }) => sendSignInLink(identifier, confirmUrl(url)),
  });

// The mail leads to a page with a button, not to next-auth's own address: programs that read mail open every link in it,
// and opening that one would use it up.
function confirmUrl(callback: string): string {
  const asked = new URL(callback).searchParams;
  const page = new URL("/sign-in/confirm", env().APP_URL);
  page.search = String(
    new URLSearchParams({
      token: asked.get("token") ?? "",
      email: asked.get("email") ?? "",
      next: safeReturnPath(asked.get("callbackUrl")),
    }),
  );
  return page.href;
}
