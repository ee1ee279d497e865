import { dayMs, dayOf } from "./count-days";

export const overviewRanges = ["7d", "30d", "90d", "12m"] as const;
export type OverviewRange = (typeof overviewRanges)[number];
export type Unit = "day" | "week" | "month";

/** The days an overview is about, and the spans they are drawn by, each by its first day. UTC, like the counts. */
export type Spans = { unit: Unit; starts: Date[] };

/** Whole spans up to today: seven or thirty days, thirteen weeks from a Monday on, twelve months. */
export function spansOf(range: OverviewRange, now: Date): Spans {
  const today = dayOf(now);
  if (range === "12m") {
    const starts = Array.from({ length: 12 }, (_, at) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 11 + at));
    return { unit: "month", starts: starts.map((start) => new Date(start)) };
  }
  if (range === "90d") {
    const monday = dayOf(today, (today.getUTCDay() + 6) % 7);
    return { unit: "week", starts: Array.from({ length: 13 }, (_, at) => dayOf(monday, (12 - at) * 7)) };
  }
  const days = range === "7d" ? 7 : 30;
  return {
    unit: "day",
    starts: Array.from({ length: days }, (_, at) => new Date(today.getTime() - (days - 1 - at) * dayMs)),
  };
}
