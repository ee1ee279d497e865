import type { ReactNode } from "react";

type Props = { tone: "good" | "waiting"; title: string; children: ReactNode };

const colours = { good: "bg-good-soft text-good", waiting: "bg-waiting-soft text-waiting" };

/** What has just happened, at the top of the page one comes back to. */
export function StatusNotice({ tone, title, children }: Props) {
  return (
    <div role="status" className={`grid gap-1 rounded-xl px-5 py-4 ${colours[tone]}`}>
      <p className="font-medium">{title}</p>
      {children}
    </div>
  );
}
