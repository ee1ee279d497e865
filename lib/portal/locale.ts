import type Stripe from "stripe";

type PortalLocale = NonNullable<Stripe.BillingPortal.SessionCreateParams["locale"]>;

/** What the portal speaks (Stripe docs: Create a portal session › locale). */
const spoken = (
  "bg cs da de el en en-AU en-CA en-GB en-IE en-IN en-NZ en-SG es es-419 et fi fil fr fr-CA hr hu id it " +
  "ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW"
).split(" ");

// the same language by another name, or the nearest that there is
const otherNames: Record<string, string> = { no: "nb", nn: "nb", tl: "fil", "zh-Hant": "zh-TW", "zh-MO": "zh-HK" };
const latinAmerica = /^es-(AR|BO|BR|BZ|CL|CO|CR|CU|DO|EC|GT|HN|MX|NI|PA|PE|PR|PY|SV|US|UY|VE)$/;

/**
 * The portal's locale for a reader's (BCP 47, or whatever was stored as such). `auto` for none, for what is no locale, and
 * for what the portal does not speak: Stripe looks at the customer and the browser then.
 */
export function portalLocale(tag: string | null | undefined): PortalLocale {
  const locale = parse(tag);
  if (!locale) return "auto";
  const { language, region, script } = locale;
  const withRegion = region && `${language}-${region}`;
  const isTraditional = language === "zh" && locale.maximize().script === "Hant";
  const names = [
    withRegion && (otherNames[withRegion] ?? withRegion),
    withRegion && latinAmerica.test(withRegion) && "es-419",
    (script === "Hant" || isTraditional) && otherNames[`${language}-Hant`],
    otherNames[language] ?? language,
  ];
  return names.find((name): name is string => Boolean(name) && spoken.includes(String(name))) ?? "auto";
}

function parse(tag: string | null | undefined): Intl.Locale | null {
  try {
    return tag ? new Intl.Locale(tag.replaceAll("_", "-")) : null;
  } catch {
    return null; // RangeError: not a language tag
  }
}
