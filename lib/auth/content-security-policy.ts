import { env } from "@/lib/env";
import { offeredProviders } from "./offered-providers";

/** What a page may load and where its forms may lead: scripts and styles of ours alone, each with this answer's nonce. */
export function contentSecurityPolicy(nonce: string): string {
  const { STRIPE_HOSTED_ORIGINS, BRAND_LOGO_URL } = env();
  // the development build evaluates source maps and adds styles as it goes
  const isDevelopment = process.env.NODE_ENV === "development";
  // a form's redirect counts as well: to Stripe after Manage subscription, to a provider after Continue with …
  const formTargets = [...STRIPE_HOSTED_ORIGINS, ...offeredProviders().map(({ origin }) => origin)];
  const logo = BRAND_LOGO_URL ? [new URL(BRAND_LOGO_URL, env().APP_URL).origin] : [];
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    ["img-src 'self' data:", ...logo].join(" "),
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ["form-action 'self'", ...formTargets].join(" "),
  ].join("; ");
}
