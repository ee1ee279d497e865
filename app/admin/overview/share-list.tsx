import type { Counts } from "@/lib/session-logs/overview";

type Props = {
  counts: Counts;
  wordsOf: (value: string) => string;
  noteOf?: (value: string) => string | null;
  fill: string;
};

/** How often each was: the number, and a bar as long as its share of the most frequent. */
export function ShareList({ counts, wordsOf, noteOf, fill }: Props) {
  const highest = Math.max(1, ...counts.values());
  return (
    <ul className="grid gap-3">
      {[...counts].map(([value, count]) => (
        <li key={value} className="grid gap-1">
          <span className="flex justify-between gap-4">
            <span className="break-anywhere">{wordsOf(value)}</span>
            <span className="font-medium">{count}</span>
          </span>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" className="h-1.5 w-full">
            <rect width={100} height={4} className="fill-sunken" />
            <rect width={(100 * count) / highest} height={4} className={fill} />
          </svg>
          {noteOf?.(value) && <span className="text-muted text-sm">{noteOf(value)}</span>}
        </li>
      ))}
    </ul>
  );
}
