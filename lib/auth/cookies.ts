import { env } from "@/lib/env";

/** Browsers send it over https only, and let no other host and no path of this one overwrite a cookie called __Host-. */
const hasHttps = () => env().APP_URL.startsWith("https:");

/** Of a cookie that is ours alone: not for scripts, not for other sites' forms. */
export const cookieOptions = () => ({ httpOnly: true, sameSite: "lax" as const, path: "/", secure: hasHttps() });

/** Of a choice that a browser keeps for somebody, signed in or not. */
export const keptCookieOptions = () => ({ ...cookieOptions(), maxAge: 365 * 24 * 3600 });

/** `portico.session` over http, `__Host-portico.session` over https. */
export const cookieName = (name: string) => `${hasHttps() ? "__Host-" : ""}portico.${name}`;

/** next-auth's cookies under our names. */
export function authCookies() {
  const cookie = (name: string, maxAge?: number) => ({
    name: cookieName(name),
    options: { ...cookieOptions(), ...(maxAge && { maxAge }) },
  });
  return {
    sessionToken: cookie("session"),
    callbackUrl: cookie("return-to"),
    csrfToken: cookie("csrf"),
    pkceCodeVerifier: cookie("pkce", 900),
    state: cookie("state", 900),
    nonce: cookie("nonce", 900),
  };
}
