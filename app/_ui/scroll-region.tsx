import type { ReactNode } from "react";

/**
 * Something wider than a phone: it scrolls by itself, by the arrow keys too once it has the focus
 * (WCAG 2.1.1), which is why biome.json lets this file give it one.
 */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} tabIndex={0} className="overflow-x-auto">
      {children}
    </section>
  );
}
