import { staffActions } from "@/lib/auth/admin-event";
import { Field } from "../../../_ui/field";
import { PageLink } from "../../../_ui/page-link";
import { actionWords } from "../../act-words";
import { Choice } from "../../choice";
import { MomentField } from "../../sessions/moment-field";
import { type ActValues, changes } from "./act-filters";

type Props = {
  values: ActValues;
  problems: { field: string; message: string }[];
  people: { id: string; email: string }[];
  timeZone: string;
};

/** A plain GET form: what is filtered stands in the address. */
export function ActForm({ values, problems, people, timeZone }: Props) {
  const of = <Name extends keyof ActValues>(name: Name) => ({
    name,
    defaultValue: values[name],
    error: problems.find(({ field }) => field === name)?.message,
  });
  const isOn = Object.values(values).some(Boolean);
  return (
    <details className="filters" open={isOn || problems.length > 0}>
      <summary className="button w-full sm:hidden">Filters</summary>
      <search aria-label="Filter what staff did">
        <form
          action="/admin/people/activity"
          className="grid items-start gap-3 max-sm:pt-3 sm:grid-cols-2 lg:max-w-6xl lg:grid-cols-3"
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
          <div className="flex flex-wrap items-center gap-x-4 lg:mt-6">
            <button type="submit" className="button max-sm:w-full">
              Filter
            </button>
            {isOn && (
              <PageLink href="/admin/people/activity" className="link">
                Clear
              </PageLink>
            )}
          </div>
          <p className="max-w-prose text-muted text-sm sm:col-span-full">
            About somebody is what was done to them or to a session or event of theirs, and each page read of them
            alone. Pages of everybody, or of a part of a name, show many people and say of none that they were read.
            Days and times are in {timeZone}.
          </p>
        </form>
      </search>
    </details>
  );
}
