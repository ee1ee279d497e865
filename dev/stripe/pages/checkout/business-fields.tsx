/** @jsxImportSource hono/jsx */
import { Field } from "../field";
import type { Reader } from "../reader";
import { TaxIdFields } from "../tax-id-fields";
import type { BusinessEntry, BusinessProblems } from "./read-business";

type BusinessFieldsProps = {
  reader: Reader;
  entry: BusinessEntry;
  problems?: BusinessProblems | undefined;
  isRequired: boolean;
};

/** A business's name and tax ID: folded away for everybody else, unless there is something to say about them. */
export function BusinessFields({ reader, entry, problems = {}, isRequired }: BusinessFieldsProps) {
  const say = (field: keyof BusinessProblems) => {
    const problem = problems[field];
    return problem && reader.say(problem);
  };
  const isOpen = isRequired || Object.values(problems).some(Boolean) || entry.business_name !== "";
  return (
    <details open={isOpen}>
      <summary>{reader.say("asBusiness")}</summary>
      <Field
        name="business_name"
        label={reader.say("businessName")}
        value={entry.business_name}
        problem={say("business_name")}
        autocomplete="organization"
        maxlength={150}
      />
      <TaxIdFields reader={reader} type={entry.tax_type} value={entry.tax_value} problem={say("tax_value")} />
    </details>
  );
}
