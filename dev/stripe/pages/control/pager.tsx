/** @jsxImportSource hono/jsx */
import type { Account } from "../../core/account";
import type { Tab } from "./control-page";

/** How much of a list a page shows. */
export const pageSize = 100;

type PagerProps = { account: Account; tab: Tab; from: number; total: number };

/** What part of a list this is, and the way to the others; nothing when it is all of it. */
export function Pager({ account, tab, from, total }: PagerProps) {
  if (total <= pageSize) return null;
  const pathTo = (start: number) => `/_local?account=${account.saved.id}&tab=${tab}&from=${start}`;
  const end = Math.min(total, from + pageSize);
  return (
    <nav class="actions" aria-label="Pages">
      {from > 0 && <a href={pathTo(Math.max(0, from - pageSize))}>Newer</a>}
      <span>
        {from + 1} to {end} of {total}
      </span>
      {end < total && <a href={pathTo(end)}>Older</a>}
    </nav>
  );
}

/** What a page's address says; the beginning when that is no place in a list. */
export function startOf(text: string | undefined): number {
  const from = Number(text);
  return Number.isInteger(from) && from > 0 ? from : 0;
}
