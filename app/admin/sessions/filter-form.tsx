import { PortalSessionState } from "@/generated/prisma/enums";
import type { ParsedFilters } from "@/lib/session-logs/filters";
import { Field } from "../../_ui/field";
import { inWords } from "../../_ui/flow-words";
import { PageLink } from "../../_ui/page-link";
import { Select } from "../../_ui/select";

type Props = Pick<ParsedFilters, "values" | "problems"> & { timeZone: string; isFiltered: boolean };

/** A plain GET form: what is filtered stands in the address. Times are meant in the reader's zone. */
export function FilterForm({ values, problems, timeZone, isFiltered }: Props) {
  const problem = (field: keyof typeof values) => problems.find((one) => one.field === field)?.message;
  const time = (field: "from" | "to") => ({
    name: field,
    type: timeInput(values[field], problem(field)),
    defaultValue: values[field],
    error: problem(field),
  });
  return (
    <search aria-label="Filter the log">
      <form
        action="/admin/sessions"
        className="mb-6 grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
      >
        <div className="sm:max-lg:col-span-2">
          <Field
            name="person"
            label="Person"
            type="search"
            placeholder="E-mail, name or cus_…"
            defaultValue={values.person}
            error={problem("person")}
          />
        </div>
        <div className="sm:max-lg:col-span-2">
          <Select name="state" label="State" defaultValue={values.state} error={problem("state")}>
            <option value="">Any</option>
            {Object.keys(PortalSessionState).map((state) => (
              <option key={state} value={state}>
                {inWords(state)}
              </option>
            ))}
          </Select>
        </div>
        <Field {...time("from")} label="From" />
        <Field {...time("to")} label="To" />
        <div className="flex flex-wrap items-center gap-x-4 sm:max-lg:col-span-2 lg:pt-6">
          <button type="submit" className="button max-sm:w-full">
            Filter
          </button>
          {isFiltered && (
            <PageLink href="/admin/sessions" className="link">
              Clear
            </PageLink>
          )}
        </div>
        <p className="text-muted text-sm sm:max-lg:col-span-2 lg:col-span-5">Days and times are in {timeZone}.</p>
      </form>
    </search>
  );
}

// a date input hides what it does not understand; the problem below it would be about nothing
function timeInput(value: string, problem: string | undefined) {
  if (problem) return "text";
  return value.includes("T") ? "datetime-local" : "date";
}
