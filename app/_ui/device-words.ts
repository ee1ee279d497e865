import Bowser from "bowser";

/** "Firefox on Windows", from a User-Agent header; null where it tells nothing. */
export function deviceWords(userAgent: string): string | null {
  const { browser, os } = Bowser.parse(userAgent);
  if (!browser.name) return null;
  return os.name ? `${browser.name} on ${os.name}` : browser.name;
}
