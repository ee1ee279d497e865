import { clockText } from "@/lib/session-logs/time-range";
import { Field } from "../../_ui/field";

type Props = { name: "from" | "to"; label: string; defaultValue: string; error?: string; timeZone: string };

/** A day, and a time where the whole day is not meant, from the reader's clock. The page puts the two together (tidy-address.ts). */
export function MomentField({ name, label, defaultValue, error, timeZone }: Props) {
  // a date input hides what it does not understand; the problem below it would be about nothing
  if (error) return <Field name={name} label={label} defaultValue={defaultValue} error={error} />;
  const [day, time] = clockText(defaultValue, timeZone).split("T");
  return (
    <div className="grid grid-cols-[3fr_2fr] items-end gap-2">
      <Field name={name} label={label} type="date" defaultValue={day} />
      <input
        name={`${name}-time`}
        aria-label={`${label}, time`}
        type="time"
        defaultValue={time}
        className="input px-2"
      />
    </div>
  );
}
