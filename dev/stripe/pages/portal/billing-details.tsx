/** @jsxImportSource hono/jsx */
import { PostButton } from "../post-button";
import type { PortalView } from "./view";

/** Who the invoices are made out to. */
export function BillingDetails({ view }: { view: PortalView }) {
  const { reader, customer, configuration, base } = view;
  const { allowed_updates: allowed } = configuration.features.customer_update;
  const address = customer.address;
  const place = [address?.postal_code, address?.city, address?.state].filter(Boolean).join(" ");
  const lines = [
    customer.name,
    customer.email,
    address?.line1,
    address?.line2,
    place,
    address?.country,
    customer.phone,
  ];
  return (
    <section aria-labelledby="billing-details">
      <h2 id="billing-details">{reader.say("billingDetails")}</h2>
      <p class="lines">
        {lines.filter(Boolean).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      {allowed.includes("tax_id") && view.taxIds.length > 0 && <TaxIds view={view} />}
      <p>
        <a class="button plain" href={`${base}/customer`}>
          {reader.say("updateDetails")}
        </a>
      </p>
    </section>
  );
}

function TaxIds({ view }: { view: PortalView }) {
  const { reader, taxIds, base } = view;
  return (
    <>
      <h3>{reader.say("taxIds")}</h3>
      <ul class="rows">
        {taxIds.map((taxId) => (
          <li key={taxId.id}>
            <span class="what">
              {taxId.value} <span class="quiet">{taxId.type}</span>
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
