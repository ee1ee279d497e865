/** @jsxImportSource hono/jsx */
import { taxIdTypes } from "../../domain/tax-ids";
import { Field } from "../field";
import type { Reader } from "../reader";
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
      <div class="row">
        <div class="field">
          <label for="tax_type">{reader.say("taxIdType")}</label>
          <select id="tax_type" name="tax_type">
            {taxIdTypes.map((type) => (
              <option key={type} value={type} selected={type === entry.tax_type}>
                {type.replace("_", " ").toUpperCase()}
              </option>
            ))}
          </select>
        </div>
        <Field name="tax_value" label={reader.say("taxIdValue")} value={entry.tax_value} problem={say("tax_value")} />
      </div>
    </details>
  );
}
