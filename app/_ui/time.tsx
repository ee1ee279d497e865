import type { Reader } from "@/lib/auth/reader";
import { exactTime, longDate, relativeTime, shortDate } from "./format-time";

type Props = {
  at: Date;
  reader: Reader;
  /** "relative": 12 minutes ago; "date": 14 March 2027; "short": 14 Mar 2027; "exact": with seconds and zone. */
  look?: "relative" | "date" | "short" | "exact";
};

/**
 * A moment in the reader's zone. The exact time is there on hover, and in the text for screen readers. Server-rendered only:
 * in the browser the words would be other words.
 */
export function Time({ at, reader, look = "relative" }: Props) {
  const exact = exactTime(at, reader);
  return (
    <time dateTime={at.toISOString()} title={exact}>
      {look === "relative" && relativeTime(at, reader, new Date())}
      {look === "date" && longDate(at, reader)}
      {look === "short" && shortDate(at, reader)}
      {look === "exact" ? exact : look === "relative" && <span className="sr-only"> ({exact})</span>}
    </time>
  );
}
