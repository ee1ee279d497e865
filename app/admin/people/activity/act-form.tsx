import { staffActions } from "@/lib/auth/admin-event";
import { Field } from "../../../_ui/field";
import { actionWords } from "../../act-words";
import { Choice } from "../../choice";
import { fieldsOf } from "../../fields-of";
import { ListFilters } from "../../list-filters";
import { MomentField } from "../../sessions/moment-field";
import { type ActValues, changes } from "./act-filters";

type Props = {
  values: ActValues;
  problems: { field: string; message: string }[];
  people: { id: string; email: string }[];
  timeZone: string;
};

/** The filters of what staff did; times are meant in the reader's zone. */
export function ActForm({ values, problems, people, timeZone }: Props) {
  const of = fieldsOf(values, problems);
  return (
    <ListFilters
      page="/admin/people/activity"
      label="Filter what staff did"
      values={values}
      isWrong={problems.length > 0}
      note={
        <>
          About somebody is what was done to them or to a session or event of theirs, and each page read of them alone.
          Pages of everybody, or of a part of a name, show many people and say of none that they were read. Days and
          times are in {timeZone}.
        </>
      }
    >
      <Choice {...of("by")} label="Who" any="Anybody" values={people.map(({ id, email }) => [id, email])} />
      <Choice
        {...of("action")}
        label="What"
        any="Anything"
        values={[[changes, "Anything but reading"], ...staffActions.map((one) => [one, actionWords[one]] as const)]}
      />
      <Field
        {...of("about")}
        label="About"
        type="search"
        placeholder="Whole e-mail address, or an id"
        maxLength={200}
      />
      <MomentField {...of("from")} label="From" timeZone={timeZone} />
      <MomentField {...of("to")} label="To" timeZone={timeZone} />
    </ListFilters>
  );
}
