import type { ReactNode } from "react";
import { Badge } from "./_ui/badge";

/** What the billing page looks like, with a life of its own: for the eye only, so screen readers pass it by. */
export function Specimen() {
  return (
    <div aria-hidden="true" className="grid gap-3">
      <div className="rounded-xl border border-line bg-surface p-5">
        <div className="mb-2 flex items-center justify-between gap-4">
          <p className="font-semibold text-lg">Pro, monthly</p>
          <Badge word="Active" tone="good" />
        </div>
        <p>€29.00 a month. Renews on 14 March.</p>
        <p className="text-muted">Visa ending 4242, expires 08/28.</p>
      </div>
      <div className="divide-y divide-line rounded-xl border border-line bg-surface px-5 py-1 text-sm">
        <Row when="12 minutes ago" what="Change plan" badge={<Badge word="Returned" tone="good" />}>
          Starter → Pro, €29.00 a month
        </Row>
        <Row when="3 Feb, 18:40" what="Update card" badge={<Badge word="Returned" tone="good" />}>
          Mastercard ending 4444 → Visa ending 4242
        </Row>
        <Row when="3 Feb, 18:39" what="Update card" badge={<Badge word="Couldn’t open" tone="failed" />}>
          Nothing was changed. Try again.
        </Row>
      </div>
    </div>
  );
}

function Row({ when, what, badge, children }: { when: string; what: string; badge: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-4 py-3">
      <p className="flex gap-x-2 max-sm:flex-col">
        <span className="font-medium">{what}</span> <span className="text-muted">{when}</span>
      </p>
      {badge}
      <p className="col-span-2 text-muted">{children}</p>
    </div>
  );
}
