import type { Reader } from "@/lib/auth/reader";
import { keptFormat } from "@/lib/words/kept-format";
import { wordsLocale } from "@/lib/words/words-locale";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const formatter = ({ locale, timeZone }: Reader, options: Intl.DateTimeFormatOptions) =>
  keptFormat(Intl.DateTimeFormat, wordsLocale(locale), { timeZone, ...options });

/** In one piece: a line never ends between a day and its month. */
const inOnePiece = (words: string) => words.replaceAll(" ", "\u00a0");

/** "14 March 2027" */
export const longDate = (at: Date, reader: Reader) => inOnePiece(formatter(reader, { dateStyle: "long" }).format(at));

/** "14 Mar 2027" */
export const shortDate = (at: Date, reader: Reader) =>
  inOnePiece(formatter(reader, { dateStyle: "medium" }).format(at));

/** "14 March 2027 at 10:02:11 CET": nothing left to guess. */
export function exactTime(at: Date, reader: Reader): string {
  const time = formatter(reader, { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short" });
  return `${longDate(at, reader)} at ${inOnePiece(time.format(at))}`;
}

/** "12 minutes ago" within a day, then "3 Mar, 18:40", with the year where it is another one. */
export function relativeTime(at: Date, reader: Reader, now: Date): string {
  const age = now.getTime() - at.getTime();
  const words = keptFormat(Intl.RelativeTimeFormat, wordsLocale(reader.locale), { numeric: "always" });
  if (age >= -minute && age < minute) return "just now";
  if (age > 0 && age < hour) return words.format(-Math.floor(age / minute), "minute");
  if (age > 0 && age < day) return words.format(-Math.floor(age / hour), "hour");
  const date = formatter(reader, {
    day: "numeric",
    month: "short",
    year: isOtherYear(at, reader, now) ? "numeric" : undefined,
    hour: "2-digit",
    minute: "2-digit",
  });
  return date.format(at);
}

/** "10:02:11", after the day where it is not today, with the year where it is another one: for a log read line by line. */
export function logTime(at: Date, reader: Reader, now: Date): string {
  const clock = formatter(reader, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  const time = clock.format(at);
  if (shortDate(at, reader) === shortDate(now, reader)) return time;
  const dayOfYear = formatter(reader, { day: "numeric", month: "short" });
  return `${isOtherYear(at, reader, now) ? shortDate(at, reader) : inOnePiece(dayOfYear.format(at))}, ${time}`;
}

function isOtherYear(at: Date, reader: Reader, now: Date): boolean {
  const year = formatter(reader, { year: "numeric" });
  return year.format(at) !== year.format(now);
}

/** "141 ms", "8.2 s", "12 minutes": how long something took. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < minute) return `${(milliseconds / 1000).toFixed(1)} s`;
  const [count, unit] = milliseconds < hour ? [milliseconds / minute, "minute"] : [milliseconds / hour, "hour"];
  return `${Math.floor(count)} ${unit}${Math.floor(count) === 1 ? "" : "s"}`;
}
