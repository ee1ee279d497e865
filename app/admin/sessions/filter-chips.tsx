import { X } from "lucide-react";
import { type FilterField, type FilterProblem, type FilterValues, filterFields } from "@/lib/session-logs/filters";
import type { KnownValues } from "@/lib/session-logs/known-values";
import { PageLink } from "../../_ui/page-link";
import { filterWords } from "./filter-words";
import { logAddress } from "./log-address";

type Props = { values: FilterValues; problems: FilterProblem[]; known: KnownValues; person?: string; timeZone: string };

/** The filters that are on, each with the way to take it off. One that was left out is said below its field instead. */
export function FilterChips({ values, problems, known, person, timeZone }: Props) {
  const isOn = (field: FilterField) => values[field] && !problems.some((problem) => problem.field === field);
  const on = (filterFields as readonly FilterField[]).filter(isOn);
  if (!on.length) return null;
  return (
    <ul aria-label="Filters that are on" className="flex flex-wrap items-center gap-2">
      {on.map((field) => {
        const words = field === "person" && person ? `Person: ${person}` : filterWords(field, values, known, timeZone);
        return (
          <li key={field}>
            <PageLink href={logAddress({ ...values, [field]: "" })} aria-label={`Remove ${words}`} className="chip">
              <span className="break-anywhere">{words}</span>
              <X aria-hidden="true" className="size-4 shrink-0 text-muted" />
            </PageLink>
          </li>
        );
      })}
      <li>
        <PageLink href={logAddress({})} className="link px-1">
          Clear all
        </PageLink>
      </li>
    </ul>
  );
}
