import { subscribedEvents } from "@/lib/webhooks/handlers";
import { eventStates } from "@/lib/webhooks/list-events";
import { inWords } from "@/lib/words/in-words";
import { Field } from "../../_ui/field";
import { PageLink } from "../../_ui/page-link";
import { Select } from "../../_ui/select";
import { Choice } from "../choice";
import type { EventValues } from "./event-filters";

/** A plain GET form: what is filtered stands in the address. */
export function EventForm({ values }: { values: EventValues }) {
  return (
    <search aria-label="Filter the events">
      <form
        action="/admin/events"
        className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,28rem)_1fr_1fr_auto]"
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
        <div className="flex flex-wrap items-center gap-x-4">
          <button type="submit" className="button max-sm:w-full">
            Filter
          </button>
          {Object.values(values).some(Boolean) && (
            <PageLink href="/admin/events" className="link">
              Clear
            </PageLink>
          )}
        </div>
      </form>
    </search>
  );
}
