/** @jsxImportSource hono/jsx */
import { taxIdTypes } from "../domain/tax-ids";
import { Field } from "./field";
import type { Reader } from "./reader";

type TaxIdFieldsProps = {
  reader: Reader;
  type?: string | undefined;
  value?: string | undefined;
  problem?: string | undefined;
};

/** "EU VAT" */
export const taxIdName = (type: string) => type.replaceAll("_", " ").toUpperCase();

/** What kind of tax ID, and which. */
export const TaxIdFields = ({ reader, type, value, problem }: TaxIdFieldsProps) => (
  <div class="row">
    <div class="field">
      <label for="tax_type">{reader.say("taxIdType")}</label>
      <select id="tax_type" name="tax_type">
        {taxIdTypes.map((known) => (
          <option key={known} value={known} selected={known === type}>
            {taxIdName(known)}
          </option>
        ))}
      </select>
    </div>
    <Field name="tax_value" label={reader.say("taxIdValue")} value={value} problem={problem} />
  </div>
);
