import { Search } from "lucide-react";
import { type FilterField, type FilterValues, filterFields } from "@/lib/session-logs/filters";

type Props = { typed: string; values: FilterValues };

/** One box for whatever is at hand. It keeps the filters that are on. */
export function SearchBox({ typed, values }: Props) {
  const on = (filterFields as readonly FilterField[]).filter((field) => values[field] && field !== "person");
  return (
    <search aria-label="Search the log" className="min-w-0 grow basis-80">
      <form action="/admin/sessions" className="flex gap-2">
        {on.map((field) => (
          <input key={field} type="hidden" name={field} value={values[field]} />
        ))}
        <label className="relative min-w-0 grow">
          <span className="sr-only">Search by e-mail, name or id</span>
          <Search aria-hidden="true" className="absolute top-3.5 left-3 size-4 text-muted" />
          <input
            id="log-search"
            name="q"
            type="search"
            maxLength={500}
            defaultValue={typed}
            autoComplete="off"
            spellCheck={false}
            placeholder="E-mail, name, cus_, bps_, sub_, evt_, req_, bpc_ or an id"
            className="input input-search"
          />
        </label>
        <button type="submit" className="button">
          Search
        </button>
      </form>
    </search>
  );
}
