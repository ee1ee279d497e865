import { TZDate } from "@date-fns/tz";

/** The ranges that people ask for, from the reader's clock; the exact ones are given by from and to. */
export const timeRanges = ["today", "24h", "7d", "30d", "month", "last-month"] as const;
export type TimeRange = (typeof timeRanges)[number];

/** Both ends as moments; without an end up to now. */
export type Span = { from: Date; to?: Date };

const minuteMs = 60_000;
const hour = 60 * minuteMs;

/** What a range means at this moment in this zone: days and months begin at midnight there. */
export function spanOf(range: TimeRange, now: Date, timeZone: string): Span {
  const here = new TZDate(now, timeZone);
  const day = (month: number, date: number) =>
    new Date(new TZDate(here.getFullYear(), month, date, timeZone).getTime());
  switch (range) {
    case "today":
      return { from: day(here.getMonth(), here.getDate()) };
    case "24h":
      return { from: new Date(now.getTime() - 24 * hour) };
    case "7d":
      return { from: new Date(now.getTime() - 7 * 24 * hour) };
    case "30d":
      return { from: new Date(now.getTime() - 30 * 24 * hour) };
    case "month":
      return { from: day(here.getMonth(), 1) };
    case "last-month":
      return { from: day(here.getMonth() - 1, 1), to: day(here.getMonth(), 1) };
  }
}

/** A moment as from and to take it, to the minute, from the clock of this zone, and how far that is from UTC. */
export function momentText(at: Date, timeZone: string): string {
  const text = new TZDate(at, timeZone).toISOString();
  return text.slice(0, 16) + text.slice(-6);
}

/** The same from and to for everybody: a day or a time without a zone is from the clock of this one. */
export function withOffset(text: string, timeZone: string, isEnd: boolean): string {
  const moment = hasOffset(text) ? null : momentOf(text, timeZone, isEnd);
  return moment ? momentText(new Date(moment.getTime() - (isEnd ? minuteMs : 0)), timeZone) : text;
}

/** A moment of from and to as the clock of this zone shows it; what is none, or a whole day, as it is. */
export function clockText(text: string, timeZone: string): string {
  const moment = hasOffset(text) ? momentOf(text, timeZone, false) : null;
  return moment ? momentText(moment, timeZone).slice(0, 16) : text;
}

// a plus that was not encoded comes as a space
const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(Z|[+ -]\d{2}:\d{2})?)?$/;
const hasOffset = (text: string) => Boolean(pattern.exec(text)?.[6]);
// PostgreSQL reads no other years as JavaScript writes them
const [firstYear, lastYear] = [1000, 9998];

/** The moment that is meant by a day or a minute; for an end, the moment after it. Null for what is neither. */
export function momentOf(text: string, timeZone: string, isEnd: boolean): Date | null {
  const [, ...parts] = pattern.exec(text) ?? [];
  const [year, month, date, hours = 0, minute = 0] = parts.slice(0, 5).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || date === undefined) return null;
  const midnight = new Date(Date.UTC(year, month - 1, date));
  const isReal = year >= firstYear && year <= lastYear && midnight.toISOString().startsWith(text.slice(0, 10));
  if (!isReal || hours > 23 || minute > 59) return null;
  const [afterDay, afterMinute] = isEnd ? (text.includes("T") ? [0, 1] : [1, 0]) : [0, 0];
  if (parts[5]) {
    const here = Date.UTC(year, month - 1, date, hours, minute + afterMinute);
    return new Date(here - offsetMinutes(parts[5]) * minuteMs);
  }
  const moment = new TZDate(year, month - 1, date + afterDay, hours, minute + afterMinute, timeZone);
  return new Date(moment.getTime());
}

/** "+01:00" → 60 */
function offsetMinutes(offset: string): number {
  if (offset === "Z") return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  return offset.startsWith("-") ? -minutes : minutes;
}
