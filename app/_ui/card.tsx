import type { ReactNode } from "react";

type Props = { title?: string; aside?: ReactNode; children: ReactNode };

/** A quiet surface with, where it needs one, a heading and something at the heading's end. */
export function Card({ title, aside, children }: Props) {
  return (
    <section className="rounded-xl border border-line bg-surface p-5 [--ground:var(--color-surface)] sm:p-6">
      {title && (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <h2 className="break-anywhere font-semibold text-lg">{title}</h2>
          {/* links there have a finger's room, which must not push the heading down */}
          {aside && <div className="[&_.link]:-my-2.5">{aside}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
