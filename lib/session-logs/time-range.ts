import { TZDate } from "@date-fns/tz";

/** The ranges that people ask for, from the reader's clock; the exact ones are given by from and to. */
export const timeRanges = ["today", "24h", "7d", "30d", "month", "last-month"] as const;
export type TimeRange = (typeof timeRanges)[number];

/** Both ends as moments; without an end up to now. */
export type Span = { from: Date; to?: Date };

const hour = 3_600_000;

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

/** A moment as from and to take it, to the minute, from the clock of this zone. */
export const momentText = (at: Date, timeZone: string): string => new TZDate(at, timeZone).toISOString().slice(0, 16);

const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/;

/** The moment that is meant by a day or a minute; for an end, the moment after it. Null for what is neither. */
export function momentOf(text: string, timeZone: string, isEnd: boolean): Date | null {
  const [, year, month, date, hours = 0, minute = 0] = (pattern.exec(text) ?? []).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || date === undefined) return null;
  const midnight = new Date(Date.UTC(year, month - 1, date));
  const isReal = year >= 1000 && midnight.toISOString().startsWith(text.slice(0, 10));
  if (!isReal || hours > 23 || minute > 59) return null;
  const [afterDay, afterMinute] = isEnd ? (text.includes("T") ? [0, 1] : [1, 0]) : [0, 0];
  const moment = new TZDate(year, month - 1, date + afterDay, hours, minute + afterMinute, timeZone);
  return new Date(moment.getTime());
}
