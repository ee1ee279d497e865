import type { FilterProblem } from "@/lib/session-logs/filters";
import { subscribedEvents } from "@/lib/webhooks/handlers";
import { eventStates } from "@/lib/webhooks/list-events";
import { inWords } from "@/lib/words/in-words";
import { Field } from "../../_ui/field";
import { PageLink } from "../../_ui/page-link";
import { Select } from "../../_ui/select";
import { Choice } from "../choice";
import { MomentField } from "../sessions/moment-field";
import type { EventValues } from "./event-filters";

type Props = { values: EventValues; problems: FilterProblem[]; timeZone: string };

/** A plain GET form: what is filtered stands in the address. */
export function EventForm({ values, problems, timeZone }: Props) {
  const momentOf = (name: "from" | "to") => ({
    name,
    defaultValue: values[name],
    error: problems.find(({ field }) => field === name)?.message,
    timeZone,
  });
  const isOn = Object.values(values).some(Boolean);
  return (
    <details className="filters" open={isOn || problems.length > 0}>
      <summary className="button w-full sm:hidden">Filters</summary>
      <search aria-label="Filter the events">
        <form
          action="/admin/events"
          className="grid items-start gap-3 max-sm:pt-3 sm:grid-cols-2 lg:max-w-6xl lg:grid-cols-3"
        >
          <Field
            name="q"
            label="Customer or event"
            type="search"
            placeholder="cus_… or evt_…"
            defaultValue={values.q}
            maxLength={200}
          />
          <Choice
            name="type"
            label="Type"
            defaultValue={values.type}
            values={[...subscribedEvents].sort().map((type) => [type, type])}
          />
          <Select name="state" label="State" defaultValue={values.state}>
            <option value="">Any</option>
            {eventStates.map((state) => (
              <option key={state} value={state}>
                {inWords(state)}
              </option>
            ))}
          </Select>
          <MomentField {...momentOf("from")} label="Received from" />
          <MomentField {...momentOf("to")} label="Received to" />
          <div className="flex flex-wrap items-center gap-x-4 lg:mt-6">
            <button type="submit" className="button max-sm:w-full">
              Filter
            </button>
            {isOn && (
              <PageLink href="/admin/events" className="link">
                Clear
              </PageLink>
            )}
          </div>
          <p className="text-muted text-sm sm:col-span-full">Days and times are in {timeZone}.</p>
        </form>
      </search>
    </details>
  );
}
