import { cookieName, keptCookieOptions } from "@/lib/auth/cookies";

// Temporal knows the zone at once. Intl loads everything it knows about dates first, 20 ms on a desktop and four times that
// on a phone. Backquotes only: the server writes it as it is, and nothing in it needs an escape.
const zone = "self.Temporal?Temporal.Now.timeZoneId():Intl.DateTimeFormat().resolvedOptions().timeZone";
const remember = () => {
  const { path, sameSite, secure, maxAge } = keptCookieOptions(); // not httpOnly, since a script writes it
  const rest = `;path=${path};max-age=${maxAge};samesite=${sameSite}${secure ? ";secure" : ""}`;
  return `document.cookie=\`${cookieName("time-zone")}=\`+(${zone})+\`${rest}\``;
};

/**
 * Tells the server the browser's time zone with the next request, so that times are rendered there, in this zone. It stands
 * last in the page: the browser reads on past a script only when it has run, and it runs only when the styles have come.
 */
export function TimeZoneScript({ nonce }: { nonce?: string }) {
  // the browser hides a nonce from the DOM after reading it, so what React finds there differs from what it rendered
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {remember()}
    </script>
  );
}
