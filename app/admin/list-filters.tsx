import type { Route } from "next";
import type { ReactNode } from "react";
import { PageLink } from "../_ui/page-link";

type Props = {
  /** The list that is filtered. */
  page: Route;
  label: string;
  values: Record<string, string>;
  isWrong: boolean;
  note: ReactNode;
  children: ReactNode;
};

/** The filters of a list, a plain GET form: what is filtered stands in the address. Folded on a phone while none is on. */
export function ListFilters({ page, label, values, isWrong, note, children }: Props) {
  const isOn = Object.values(values).some(Boolean);
  return (
    <details className="filters" open={isOn || isWrong}>
      <summary className="button w-full sm:hidden">Filters</summary>
      <search aria-label={label}>
        <form action={page} className="grid items-start gap-3 max-sm:pt-3 sm:grid-cols-2 lg:max-w-6xl lg:grid-cols-3">
          {children}
          <div className="flex flex-wrap items-center gap-x-4 lg:mt-6">
            <button type="submit" className="button max-sm:w-full">
              Filter
            </button>
            {isOn && (
              <PageLink href={page} className="link">
                Clear
              </PageLink>
            )}
          </div>
          <p className="max-w-prose text-muted text-sm sm:col-span-full">{note}</p>
        </form>
      </search>
    </details>
  );
}
