import type { FilterProblem } from "@/lib/session-logs/filters";
import { subscribedEvents } from "@/lib/webhooks/handlers";
import { eventStates } from "@/lib/webhooks/list-events";
import { inWords } from "@/lib/words/in-words";
import { Field } from "../../_ui/field";
import { Select } from "../../_ui/select";
import { Choice } from "../choice";
import { fieldsOf } from "../fields-of";
import { ListFilters } from "../list-filters";
import { MomentField } from "../sessions/moment-field";
import type { EventValues } from "./event-filters";

type Props = { values: EventValues; problems: FilterProblem[]; timeZone: string };

/** The filters of the events; times are meant in the reader's zone. */
export function EventForm({ values, problems, timeZone }: Props) {
  const of = fieldsOf(values, problems);
  return (
    <ListFilters
      page="/admin/events"
      label="Filter the events"
      values={values}
      isWrong={problems.length > 0}
      note={`Days and times are in ${timeZone}.`}
    >
      <Field {...of("q")} label="Customer or event" type="search" placeholder="cus_… or evt_…" maxLength={200} />
      <Choice {...of("type")} label="Type" values={[...subscribedEvents].sort().map((type) => [type, type])} />
      <Select {...of("state")} label="State">
        <option value="">Any</option>
        {eventStates.map((state) => (
          <option key={state} value={state}>
            {inWords(state)}
          </option>
        ))}
      </Select>
      <MomentField {...of("from")} label="Received from" timeZone={timeZone} />
      <MomentField {...of("to")} label="Received to" timeZone={timeZone} />
    </ListFilters>
  );
}
