import type { Route } from "next";

type Params = Record<string, string | string[] | undefined>;

const isTime = (name: string) => name === "from-time" || name === "to-time";

/**
 * Where what a form of the log sent should stand: a form sends its empty fields too, and a time beside its day, and the
 * address is there to be shared. Null: it is as it should be.
 */
export function tidyAddress(params: Params): Route | null {
  const sent = Object.entries(params).map(([name, value]) => [name, [value].flat()[0] ?? ""] as const);
  if (!sent.some(([name, value]) => value === "" || isTime(name))) return null;
  const tidy = new URLSearchParams(
    sent.filter(([name, value]) => value !== "" && !isTime(name)).map(([...pair]) => pair),
  );
  for (const [name, time] of sent) {
    const end = name.replace("-time", "");
    const day = tidy.get(end) ?? "";
    if (isTime(name) && time) tidy.set(end, `${day.slice(0, 10)}T${time}`);
  }
  return (tidy.size ? `/admin/sessions?${tidy}` : "/admin/sessions") as Route;
}
