import { Check } from "lucide-react";
import type { ReactNode } from "react";
import type { Offer } from "@/lib/plans/offers";
import { formatMoney } from "@/lib/words/money";
import { wordsLocale } from "@/lib/words/words-locale";
import { Badge } from "../_ui/badge";

type Props = { offer: Offer; isCurrent: boolean; hasTrial: boolean; locale: string; children: ReactNode };

/** One plan: what it is, what it costs, what is in it, and what can be done about it. */
export function PlanCard({ offer, isCurrent, hasTrial, locale, children }: Props) {
  return (
    <li
      className={`grid gap-x-8 gap-y-4 rounded-xl border bg-surface p-5 sm:grid-cols-[1fr_14rem] sm:p-6 ${isCurrent ? "border-accent" : "border-line"}`}
    >
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="font-semibold text-lg">{offer.name}</h2>
          {isCurrent && <Badge word="Your plan" tone="good" />}
        </div>
        <p className="text-muted">{offer.description}</p>
        <ul className="mt-3 grid gap-1">
          {offer.features.map((feature) => (
            <li key={feature} className="flex gap-2">
              <Check aria-hidden="true" className="mt-1 size-4 shrink-0 text-accent" />
              {feature}
            </li>
          ))}
        </ul>
      </div>
      <div className="flex flex-col justify-between gap-3 [&_.button]:w-full">
        <p className="sm:text-right">
          <span className="font-semibold text-lg">
            {formatMoney(offer.unitAmount, offer.currency, wordsLocale(locale))}
          </span>
          <span className="text-muted"> a {offer.interval}</span>
          {hasTrial && <span className="block text-muted text-sm">First {offer.trialDays} days free</span>}
        </p>
        {children}
      </div>
    </li>
  );
}
