import type { ReactNode } from "react";

type Props = { title: string; children: ReactNode; action?: ReactNode };

/** Where a list will be: what will stand here, and the one thing to do. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="grid justify-items-start gap-2 rounded-xl border border-edge border-dashed p-5 sm:p-6 [&>.link:last-child]:-mb-2.5">
      <p className="font-medium">{title}</p>
      <p className="max-w-prose text-muted">{children}</p>
      {action}
    </div>
  );
}
