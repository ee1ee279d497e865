import type { Route } from "next";
import { PageLink } from "./page-link";

type Props = { newer: Route | null; older: Route | null };

/** The neighbouring pages of a list that is newest first. Nothing when everything is on this page. */
export function Pager({ newer, older }: Props) {
  if (!newer && !older) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex justify-between gap-4">
      {newer ? (
        <PageLink href={newer} rel="prev" className="button">
          ← Newer
        </PageLink>
      ) : (
        <span />
      )}
      {older && (
        <PageLink href={older} rel="next" className="button">
          Older →
        </PageLink>
      )}
    </nav>
  );
}
