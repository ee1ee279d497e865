/** Parameters in the bracketed form that Stripe reads. */
export function toForm(params: object): URLSearchParams {
  const form = new URLSearchParams();
  const add = (name: string, value: unknown) => {
    if (typeof value !== "object" || value === null) return form.append(name, String(value ?? ""));
    for (const [key, part] of Object.entries(value)) add(name ? `${name}[${key}]` : key, part);
  };
  add("", params);
  return form;
}
