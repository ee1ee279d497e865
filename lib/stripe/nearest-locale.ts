// the same language by another name, or the nearest that there is
const otherNames: Record<string, string> = { no: "nb", nn: "nb", tl: "fil", "zh-MO": "zh-HK" };
const latinAmerica = /^es-(AR|BO|BR|BZ|CL|CO|CR|CU|DO|EC|GT|HN|MX|NI|PA|PE|PR|PY|SV|US|UY|VE)$/;

/**
 * The nearest of these locales to a reader's (BCP 47, or whatever was stored as such). `auto` for none, for what is no locale,
 * and for what is not spoken: Stripe looks at the customer and the browser then.
 */
export function nearestLocale<Locale extends string>(
  tag: string | null | undefined,
  spoken: ReadonlySet<Locale>,
): Locale | "auto" {
  const locale = parse(tag);
  if (!locale) return "auto";
  // where most of its speakers are, if it names no region (CLDR): pt is Brazil's, zh-Hant is Taiwan's
  const { language, region, script } = locale.maximize();
  const withRegion = `${language}-${region}`;
  const names = [
    otherNames[withRegion] ?? withRegion,
    latinAmerica.test(withRegion) && "es-419",
    language === "zh" && script === "Hant" && "zh-TW",
    otherNames[language] ?? language,
  ];
  return names.find((name): name is Locale => name !== false && (spoken as ReadonlySet<string>).has(name)) ?? "auto";
}

function parse(tag: string | null | undefined): Intl.Locale | null {
  try {
    return tag ? new Intl.Locale(tag.replaceAll("_", "-")) : null;
  } catch {
    return null; // RangeError: not a language tag
  }
}
