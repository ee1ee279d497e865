import { clockText, momentOf } from "@/lib/session-logs/time-range";
import { Field } from "../../_ui/field";

type Props = { name: "from" | "to"; label: string; defaultValue: string; error?: string; timeZone: string };

/** A day, and a time where the whole day is not meant, from the reader's clock. The page puts the two together (tidy-address.ts). */
export function MomentField({ name, label, defaultValue, error, timeZone }: Props) {
  // a date input hides what it does not understand; the problem below it would be about nothing
  const isText = defaultValue !== "" && !momentOf(defaultValue, timeZone, false);
  if (isText) return <Field name={name} label={label} defaultValue={defaultValue} error={error} />;
  const [day, time] = clockText(defaultValue, timeZone).split("T");
  const problem = `${name}-error`;
  const standing = { "aria-invalid": error ? true : undefined, "aria-describedby": error && problem };
  return (
    <div className="grid max-w-md grid-cols-[3fr_2fr] gap-x-2 gap-y-1">
      <label htmlFor={name} className="col-span-full font-medium text-sm">
        {label}
      </label>
      <input {...standing} id={name} name={name} type="date" defaultValue={day} className="input" />
      <input
        {...standing}
        name={`${name}-time`}
        aria-label={`${label}, time`}
        type="time"
        defaultValue={time}
        className="input px-2"
      />
      {error && (
        <p id={problem} role="alert" className="col-span-full text-failed text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
