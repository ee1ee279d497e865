/**
 * Fields that Stripe keeps to itself until a caller expands them, by kind of object. They stand in the stored object
 * and are taken out of every answer and event that did not ask for them.
 */
export const hiddenFields: Record<string, string[]> = {
  "billing_portal.configuration": ["features.subscription_update.products"],
  "checkout.session": ["line_items"],
  invoice: ["payments"],
  price: ["tiers", "currency_options"],
};

/** A copy of the object without its hidden fields, but for those at the paths asked for. */
export function withoutHidden<T extends object>(object: T, asked: string[] = []): T {
  const kind = "object" in object ? String(object.object) : "";
  const hidden = (hiddenFields[kind] ?? []).filter((path) => !asked.includes(path));
  return hidden.reduce((copy, path) => without(copy, path.split(".")), object);
}

function without<T extends object>(object: T, [key = "", ...rest]: string[]): T {
  const copy = { ...object } as Record<string, unknown>;
  const value = copy[key];
  if (!rest.length) delete copy[key];
  else if (value && typeof value === "object") copy[key] = without(value, rest);
  return copy as T;
}
