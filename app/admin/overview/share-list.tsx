import type { Route } from "next";
import type { Counts } from "@/lib/session-logs/overview";
import { PageLink } from "../../_ui/page-link";
import { counted } from "./counted";
import { ShareBar } from "./share-bar";

type Props = {
  counts: Counts;
  wordsOf: (value: string) => string;
  /** Where the sessions are that it counts. */
  hrefOf?: (value: string) => Route;
  noteOf?: (value: string) => string | null;
  fill: string;
};

/** How often each was: the number, and a bar as long as its share of the most frequent. */
export function ShareList({ counts, wordsOf, hrefOf, noteOf, fill }: Props) {
  const highest = Math.max(1, ...counts.values());
  return (
    <ul className="grid gap-3">
      {[...counts].map(([value, count]) => (
        <li key={value} className="grid gap-1">
          <span className="flex items-center justify-between gap-4">
            <span className="break-anywhere">
              {hrefOf ? (
                <PageLink href={hrefOf(value)} className="link-quiet">
                  {wordsOf(value)}
                </PageLink>
              ) : (
                wordsOf(value)
              )}
            </span>
            <span className="font-medium">{counted(count)}</span>
          </span>
          <ShareBar share={count / highest} fill={fill} />
          {noteOf?.(value) && <span className="text-muted text-sm">{noteOf(value)}</span>}
        </li>
      ))}
    </ul>
  );
}
