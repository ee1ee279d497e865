/** @jsxImportSource hono/jsx */
import { Field } from "../field";
import type { Reader } from "../reader";
import type { AddressEntry, AddressProblems, AddressWish } from "./read-address";

type AddressFieldsProps = {
  reader: Reader;
  wish: AddressWish;
  entry: AddressEntry;
  problems?: AddressProblems | undefined;
};

const autocomplete = {
  name: "name",
  line1: "address-line1",
  line2: "address-line2",
  city: "address-level2",
  postal_code: "postal-code",
  state: "address-level1",
  country: "country",
} as const;

/** Where somebody lives, or where to send it: as much of an address as this Checkout asks for. */
export function AddressFields({ reader, wish, entry, problems = {} }: AddressFieldsProps) {
  return (
    <fieldset>
      <legend>{reader.say(wish.kind === "shipping" ? "shippingAddress" : "billingAddress")}</legend>
      {wish.fields.map((field) => {
        const problem = problems[field];
        return (
          <Field
            key={field}
            name={`${wish.kind}_${field}`}
            label={reader.say(field === "name" ? "recipient" : field)}
            value={entry[field]}
            problem={problem && reader.say(problem)}
            autocomplete={`${wish.kind} ${autocomplete[field]}`}
            maxlength={field === "country" ? 2 : 250}
          />
        );
      })}
    </fieldset>
  );
}
