const portalUrl = /(?:https?:\/\/[^\s"'<>]*)?\/p\/session\/[^\s"'<>]*/g;

/**
 * A copy of a Stripe object that may be stored: without the `url` of a portal session, which is a credential, and with
 * any portal URL in any other text replaced (Stripe's custom domains keep the path, so the path is what is looked for).
 */
export function redactPortalUrls<T>(value: T): T {
  return redact(value) as T;
}

function redact(value: unknown): unknown {
  if (typeof value === "string") return value.replace(portalUrl, "[redacted]");
  if (Array.isArray(value)) return value.map(redact);
  if (value === null || typeof value !== "object") return value;
  const isPortalSession = "object" in value && value.object === "billing_portal.session";
  const entries = Object.entries(value).filter(([key]) => !(isPortalSession && key === "url"));
  return Object.fromEntries(entries.map(([key, entry]) => [key, redact(entry)]));
}
