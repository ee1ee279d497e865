import type { ReactNode } from "react";

type Props = { children: ReactNode; lead?: ReactNode };

/** The one h1 of a page, with a sentence below where one helps. */
export function PageTitle({ children, lead }: Props) {
  return (
    <header className="mb-6 grid gap-2">
      <h1 className="break-anywhere font-semibold text-xl tracking-tight">{children}</h1>
      {lead && <p className="break-anywhere max-w-prose text-muted">{lead}</p>}
    </header>
  );
}
