import { type FilterValues, filterFields } from "@/lib/session-logs/filters";
import { SubmitButton } from "../../_ui/submit-button";
import { setLogView } from "./actions";
import { columnNames, columns, densities, type LogView } from "./log-view";

type Props = { view: LogView; values: FilterValues; cursor: string };

/** Which columns, and how dense. A form that posts: it works without JavaScript, and the next visit looks the same. */
export function ViewForm({ view, values, cursor }: Props) {
  return (
    <>
      <button type="button" popoverTarget="log-view" className="button max-sm:grow">
        View
      </button>
      <form id="log-view" popover="auto" action={setLogView} className="menu-panel gap-4 open:grid">
        {filterFields.map((field) => (
          <input key={field} type="hidden" name={field} value={values[field]} />
        ))}
        <input type="hidden" name="cursor" value={cursor} />
        <fieldset>
          <legend className="mb-1 font-medium text-sm">Columns</legend>
          <div className="grid grid-cols-2">
            {columns.map((column) => (
              <label key={column} className="flex min-h-11 items-center gap-2 text-sm sm:min-h-8">
                <input
                  type="checkbox"
                  name="column"
                  value={column}
                  defaultChecked={view.columns.includes(column)}
                  className="size-4 shrink-0 accent-accent"
                />
                {column === "what" ? "Changes" : columnNames[column]}
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend className="mb-1 font-medium text-sm">Lines</legend>
          <div className="flex gap-4">
            {densities.map((density) => (
              <label key={density} className="flex min-h-11 items-center gap-2 text-sm sm:min-h-8">
                <input
                  type="radio"
                  name="density"
                  value={density}
                  defaultChecked={view.density === density}
                  className="size-4 shrink-0 accent-accent"
                />
                {density === "compact" ? "Compact" : "Comfortable"}
              </label>
            ))}
          </div>
        </fieldset>
        <SubmitButton pendingLabel="Applying…" look="secondary">
          Apply
        </SubmitButton>
      </form>
    </>
  );
}
