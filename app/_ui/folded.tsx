import type { ReactNode } from "react";

/** A quiet surface that opens when it is asked to: for what few people need. */
export function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="rounded-xl border border-line bg-surface px-5 sm:px-6">
      <summary className="min-h-11 cursor-pointer py-3 font-medium">{title}</summary>
      <div className="mb-5">{children}</div>
    </details>
  );
}
