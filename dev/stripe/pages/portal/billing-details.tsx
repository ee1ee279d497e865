/** @jsxImportSource hono/jsx */
import type Stripe from "stripe";
import { PostButton } from "../post-button";
import { taxIdName } from "../tax-id-fields";
import type { PortalView } from "./view";

/** Who the invoices are made out to. */
export function BillingDetails({ view }: { view: PortalView }) {
  const { reader, customer, configuration, base } = view;
  const { allowed_updates: allowed } = configuration.features.customer_update;
  const { shipping } = customer;
  return (
    <section aria-labelledby="billing-details">
      <h2 id="billing-details">{reader.say("billingDetails")}</h2>
      <Lines lines={[customer.name, customer.email, ...linesOf(customer.address), customer.phone]} />
      {allowed.includes("shipping") && shipping && (
        <>
          <h3>{reader.say("shippingAddress")}</h3>
          <Lines lines={[shipping.name, ...linesOf(shipping.address), shipping.phone]} />
        </>
      )}
      {allowed.includes("tax_id") && view.taxIds.length > 0 && <TaxIds view={view} />}
      <p>
        <a class="button plain" href={`${base}/customer`}>
          {reader.say("updateDetails")}
        </a>
      </p>
    </section>
  );
}

type Line = string | null | undefined;

const Lines = ({ lines }: { lines: Line[] }) => (
  <p class="lines">
    {lines.filter(Boolean).map((line) => (
      <span key={line}>{line}</span>
    ))}
  </p>
);

const linesOf = (address: Stripe.Address | null | undefined): Line[] => [
  address?.line1,
  address?.line2,
  [address?.postal_code, address?.city, address?.state].filter(Boolean).join(" "),
  address?.country,
];

function TaxIds({ view }: { view: PortalView }) {
  const { reader, taxIds, base } = view;
  return (
    <>
      <h3>{reader.say("taxIds")}</h3>
      <ul class="rows">
        {taxIds.map((taxId) => (
          <li key={taxId.id}>
            <span class="what">
              {taxId.value} <span class="quiet">{taxIdName(taxId.type)}</span>
            </span>
            <PostButton
              action={`${base}/tax-ids/${taxId.id}/remove`}
              label={reader.say("remove")}
              about={taxId.value}
              plain
            />
          </li>
        ))}
      </ul>
    </>
  );
}
