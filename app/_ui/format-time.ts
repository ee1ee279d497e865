import type { Reader } from "@/lib/auth/reader";
import { wordsLocale } from "@/lib/words/words-locale";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function formatter({ locale, timeZone }: Reader, options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat(wordsLocale(locale), { timeZone, ...options });
}

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
  const words = new Intl.RelativeTimeFormat(wordsLocale(reader.locale), { numeric: "always" });
  if (age >= -minute && age < minute) return "just now";
  if (age > 0 && age < hour) return words.format(-Math.floor(age / minute), "minute");
  if (age > 0 && age < day) return words.format(-Math.floor(age / hour), "hour");
  const year = formatter(reader, { year: "numeric" });
  const isOtherYear = year.format(at) !== year.format(now);
  const time: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
  return formatter(reader, { day: "numeric", month: "short", ...(isOtherYear && { year: "numeric" }), ...time }).format(
    at,
  );
}

/** "10:02:11", with the day in front where it is not today: for a log that is read line by line. */
export function logTime(at: Date, reader: Reader, now: Date): string {
  const time = formatter(reader, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(
    at,
  );
  const isToday = shortDate(at, reader) === shortDate(now, reader);
  return isToday ? time : `${shortDate(at, reader)}, ${time}`;
}

/** "141 ms", "8.2 s", "12 minutes": how long something took. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < minute) return `${(milliseconds / 1000).toFixed(1)} s`;
  const [count, unit] = milliseconds < hour ? [milliseconds / minute, "minute"] : [milliseconds / hour, "hour"];
  return `${Math.floor(count)} ${unit}${Math.floor(count) === 1 ? "" : "s"}`;
}
