import type { ReactNode } from "react";
import { PageTitle } from "./page-title";

type Props = { title: string; children: ReactNode; action?: ReactNode };

/** A whole page that says one thing: what happened, and the way on. */
export function Notice({ title, children, action }: Props) {
  return (
    <div className="mx-auto max-w-page">
      <PageTitle lead={children}>{title}</PageTitle>
      <div className="flex flex-wrap items-center gap-4">
        {action}
        {/* a whole page load, not a client navigation: it works when the scripts do not */}
        <a href="/" className="link">
          Go to the start page
        </a>
      </div>
    </div>
  );
}
