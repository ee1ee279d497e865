import type { ReactNode } from "react";

/** Names and values, side by side where there is room. */
export function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[9rem_1fr]">
      {facts.map(([name, value]) => (
        <div key={name} className="grid items-baseline sm:col-span-2 sm:grid-cols-subgrid">
          <dt className="text-muted">{name}</dt>
          <dd className="break-anywhere min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
