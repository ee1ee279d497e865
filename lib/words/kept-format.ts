// Making one takes a tenth of a millisecond and using it a fortieth of that; a page of the log asks for hundreds.
const made = new Map<string, unknown>();
const most = 500; // of each reader's language and zone a few

/** A formatter of Intl that was made before, or a new one. */
export function keptFormat<Format, Options>(
  Kind: new (locale: string, options: Options) => Format,
  locale: string,
  options: Options,
): Format {
  const key = JSON.stringify([Kind.name, locale, options]);
  const known = made.get(key);
  if (known) return known as Format;
  if (made.size >= most) made.clear();
  const format = new Kind(locale, options);
  made.set(key, format);
  return format;
}
