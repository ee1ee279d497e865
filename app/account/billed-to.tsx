import type { Billing } from "@/lib/subscriptions/billing";

/** To whom the bills are written, as our payment service has it: it may be another address than the one they sign in with. */
export function BilledTo({ billing: { name, email } }: { billing: Billing }) {
  if (!email) return null;
  return (
    <p className="mt-4 text-muted text-sm">
      Bills are written to {name && `${name}, `}
      {/* a line of its own before it is broken, and its full stop with it */}
      <span className="break-anywhere inline-block">{email}.</span>
    </p>
  );
}
