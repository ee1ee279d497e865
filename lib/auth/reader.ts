import { cookies, headers } from "next/headers";
import { keptFormat } from "@/lib/words/kept-format";
import { cookieName } from "./cookies";
import { type CurrentUser, currentUser } from "./current-user";

/** For whom a page is written: how they write dates and numbers, and where their clock stands. */
export type Reader = { locale: string; timeZone: string };

/**
 * What the person has set, else what their browser says.
 * @param known who it is, from an action or a route handler that has asked: React keeps nothing for those, and the session
 *   would be read from the database once more
 */
export async function reader(known?: CurrentUser): Promise<Reader> {
  const [user, asked, jar] = await Promise.all([known ?? currentUser(), headers(), cookies()]);
  return {
    locale: user?.locale ?? localeOf(asked.get("accept-language")),
    timeZone: user?.timeZone ?? timeZoneOf(jar.get(cookieName("time-zone"))?.value),
  };
}

/** The first language of an Accept-Language header that names one. */
export function localeOf(acceptLanguage: string | null): string {
  const wanted = (acceptLanguage ?? "").split(",").map((part) => {
    const [tag = "", quality] = part.trim().split(/\s*;\s*q\s*=\s*/i);
    return { tag, weight: quality === undefined ? 1 : Number(quality) || 0 };
  });
  const byWeight = wanted.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return byWeight.find(({ tag }) => isLocale(tag))?.tag ?? "en";
}

/** A time zone by its IANA name, as a script of ours wrote it; UTC for anything else. */
export function timeZoneOf(name: string | undefined): string {
  if (!name || !/^[A-Za-z][\w+/-]{1,63}$/.test(name)) return "UTC";
  try {
    return keptFormat(Intl.DateTimeFormat, "en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return "UTC"; // RangeError: no such zone
  }
}

function isLocale(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(-|$)/i.test(tag) && Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false; // RangeError: not a language tag
  }
}
