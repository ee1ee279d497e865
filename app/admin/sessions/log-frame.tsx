import type { ReactNode } from "react";
import type { ParsedFilters } from "@/lib/session-logs/filters";
import type { KnownValues } from "@/lib/session-logs/known-values";
import { PageTitle } from "../../_ui/page-title";
import { FilterChips } from "./filter-chips";
import { FilterForm } from "./filter-form";
import { SearchBox } from "./search-box";

type Props = Pick<ParsedFilters, "values" | "problems"> & {
  typed: string;
  timeZone: string;
  known: KnownValues;
  /** The address of whom an id in the filter means. */
  person?: string;
  /** What can be done with the rows, beside the search box. */
  tools?: ReactNode;
  children: ReactNode;
};

/** The log's page around its rows: how to ask for them. */
export function LogFrame({ typed, tools, children, ...filters }: Props) {
  const { person, ...form } = filters;
  return (
    <div className="grid grid-cols-1 gap-3 [&_header]:mb-0">
      <PageTitle>Session log</PageTitle>
      <div className="flex flex-wrap gap-2">
        <SearchBox typed={typed} values={filters.values} />
        {tools}
      </div>
      <FilterForm {...form} />
      <FilterChips {...form} person={person} />
      {children}
    </div>
  );
}
