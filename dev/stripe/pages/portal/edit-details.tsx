/** @jsxImportSource hono/jsx */
import { AddressFields } from "../address/address-fields";
import { type AddressEntry, type AddressProblems, shippingEntryOf, wholeShipping } from "../address/read-address";
import { Alert, Field } from "../field";
import { TaxIdFields } from "../tax-id-fields";
import { type DetailField, type DetailProblems, type Details, detailFields } from "./details";
import { PortalPage } from "./portal-page";
import type { PortalView } from "./view";

type EditDetailsProps = {
  view: PortalView;
  details: Details;
  problems?: DetailProblems | undefined;
  shippingEntry?: AddressEntry | undefined;
  shippingProblems?: AddressProblems | undefined;
  refusal?: string | undefined;
};

const kinds: Partial<Record<DetailField, { type?: "email" | "tel"; autocomplete: string }>> = {
  email: { type: "email", autocomplete: "email" },
  name: { autocomplete: "name" },
  phone: { type: "tel", autocomplete: "tel" },
  line1: { autocomplete: "address-line1" },
  line2: { autocomplete: "address-line2" },
  city: { autocomplete: "address-level2" },
  postal_code: { autocomplete: "postal-code" },
  state: { autocomplete: "address-level1" },
  country: { autocomplete: "country" },
};

/** The billing details which the configuration lets a customer change. */
export function EditDetails({ view, details, problems = {}, refusal, ...shipping }: EditDetailsProps) {
  const { reader, base, customer } = view;
  const allowed = view.configuration.features.customer_update.allowed_updates;
  return (
    <PortalPage view={view} title={reader.say("billingDetails")}>
      <Alert text={refusal} />
      <form method="post" action={`${base}/customer`} novalidate>
        {detailFields(allowed).map((field) => {
          const problem = problems[field];
          return (
            <Field
              key={field}
              name={field}
              label={reader.say(field)}
              value={details[field]}
              problem={problem && reader.say(problem)}
              maxlength={field === "country" ? 2 : 250}
              {...kinds[field]}
            />
          );
        })}
        {allowed.includes("shipping") && (
          <AddressFields
            reader={reader}
            wish={wholeShipping}
            entry={shipping.shippingEntry ?? shippingEntryOf(customer.shipping)}
            problems={shipping.shippingProblems}
          />
        )}
        {allowed.includes("tax_id") && (
          <TaxIdFields reader={reader} type={details.tax_type} value={details.tax_value} />
        )}
        <button type="submit">{reader.say("save")}</button>
      </form>
    </PortalPage>
  );
}
