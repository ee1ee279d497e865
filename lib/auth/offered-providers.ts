import { env } from "@/lib/env";

/** Providers beside the e-mail link, offered when their variables are set. */
export type OfferedProvider = { id: "github" | "google" | "oidc"; name: string; origin: string };

export function offeredProviders(): OfferedProvider[] {
  const { AUTH_GITHUB_ID, AUTH_GOOGLE_ID, AUTH_OIDC_ID, AUTH_OIDC_ISSUER, AUTH_OIDC_NAME } = env();
  const offered: OfferedProvider[] = [];
  if (AUTH_GITHUB_ID) offered.push({ id: "github", name: "GitHub", origin: "https://github.com" });
  if (AUTH_GOOGLE_ID) offered.push({ id: "google", name: "Google", origin: "https://accounts.google.com" });
  if (AUTH_OIDC_ID && AUTH_OIDC_ISSUER) {
    offered.push({ id: "oidc", name: AUTH_OIDC_NAME, origin: new URL(AUTH_OIDC_ISSUER).origin });
  }
  return offered;
}
