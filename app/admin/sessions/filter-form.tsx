import { PortalSessionState } from "@/generated/prisma/enums";
import { type FilterField, filterFields, outcomes, type ParsedFilters } from "@/lib/session-logs/filters";
import type { KnownValues } from "@/lib/session-logs/known-values";
import { timeRanges } from "@/lib/session-logs/time-range";
import { cancelReasons } from "@/lib/subscriptions/cancel-reasons";
import { Field } from "../../_ui/field";
import { flowWords } from "../../_ui/flow-words";
import { Choice } from "../choice";
import { fieldsOf } from "../fields-of";
import { cancelReasonWords, fieldNames, outcomeWords, rangeWords, staffWords } from "./filter-words";
import { MomentField } from "./moment-field";
import { stateStanding } from "./state-standing";

type Props = Pick<ParsedFilters, "values" | "problems"> & { timeZone: string; known: KnownValues };

const first: FilterField[] = ["range", "state", "flow", "outcome"];
const more = filterFields.filter((field) => !first.includes(field));

/** A plain GET form: what is filtered stands in the address. Times are meant in the reader's zone. */
export function FilterForm({ values, problems, timeZone, known }: Props) {
  const fieldOf = fieldsOf(values, problems);
  const of = <Name extends FilterField>(field: Name) => ({ ...fieldOf(field), label: fieldNames[field] });
  const words = <Value extends string>(all: readonly Value[], name: (value: Value) => string) =>
    all.map((value) => [value, name(value)] as const);
  const asTheyAre = (all: readonly string[]) => words(all, (value) => value);
  const isWrong = (field: FilterField) => problems.some((one) => one.field === field);
  const moreOn = more.filter((field) => values[field] && !isWrong(field)).length;
  return (
    <details className="filters" open={problems.length > 0}>
      <summary className="button w-full sm:hidden">Filters</summary>
      <search aria-label="Filter the log">
        <form action="/admin/sessions" className="grid gap-3 max-sm:pt-3">
          <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_1fr_auto]">
            <Choice
              {...of("range")}
              any="Any time, or exact"
              values={words(timeRanges, (range) => rangeWords[range])}
            />
            <Choice
              {...of("state")}
              values={words(Object.values(PortalSessionState), (state) => stateStanding[state].word)}
            />
            <Choice {...of("flow")} values={words(known.flows, (flow) => flowWords(flow === "none" ? null : flow))} />
            <Choice {...of("outcome")} values={words(outcomes, outcomeWords)} />
            <button type="submit" className="button sm:max-lg:col-span-2 lg:mt-6">
              Filter
            </button>
          </div>
          <details open={more.some(isWrong)} className="text-sm">
            <summary className="link list-none">More filters{moreOn > 0 && ` (${moreOn} on)`}</summary>
            <div className="grid items-start gap-3 pt-1 sm:grid-cols-2 lg:grid-cols-4">
              <Field {...of("person")} type="search" placeholder="E-mail, name or cus_…" />
              <MomentField {...of("from")} timeZone={timeZone} />
              <MomentField {...of("to")} timeZone={timeZone} />
              <Choice {...of("reason")} values={words([...cancelReasons, "none"], cancelReasonWords)} />
              <Choice {...of("error")} values={asTheyAre(known.errors)} />
              <Choice {...of("configuration")} values={asTheyAre(known.configurations)} />
              <Choice {...of("locale")} values={asTheyAre(known.locales)} />
              <Choice
                {...of("mode")}
                values={[
                  ["test", "Test"],
                  ["live", "Live"],
                ]}
              />
              <Choice {...of("account")} values={asTheyAre(known.accounts)} />
              <Choice
                {...of("staff")}
                values={words(["any", "none", ...known.staff.map(({ id }) => id)], (one) =>
                  staffWords(one, known.staff),
                )}
              />
              <button type="submit" className="button sm:mt-6 lg:justify-self-start">
                Filter
              </button>
            </div>
            <p className="pt-3 text-muted">Days and times are in {timeZone}.</p>
          </details>
        </form>
      </search>
    </details>
  );
}
