import { Select } from "../_ui/select";

type Props = {
  name: string;
  label: string;
  defaultValue: string;
  error?: string;
  any?: string;
  /** What can be chosen, and its words. */
  values: (readonly [value: string, words: string])[];
};

/** A filter that takes one of a list. A value that came with the address and is not in the list stays chosen. */
export function Choice({ values, any = "Any", ...select }: Props) {
  const { defaultValue, error } = select;
  const isOther = defaultValue !== "" && !error && !values.some(([value]) => value === defaultValue);
  return (
    <Select {...select}>
      <option value="">{any}</option>
      {isOther && <option value={defaultValue}>{defaultValue}</option>}
      {values.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </Select>
  );
}
