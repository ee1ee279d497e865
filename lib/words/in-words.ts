/** "too_expensive" → "Too expensive": a value of Stripe's, for people. */
export const inWords = (value: string) => (value[0] ?? "").toUpperCase() + value.slice(1).replaceAll("_", " ");
