import { expect, it } from "vitest";
import { emittedTypes } from "./emitted-types";

/** What a visit to the portal can cause at Stripe, by its documentation and the package's list of types. */
const ofVisits = [
  "billing_portal.session.created",
  ...["created", "updated"].map((end) => `billing_portal.configuration.${end}`),
  ...["deleted", "paused", "pending_update_applied", "pending_update_expired", "resumed", "updated"].map(
    (end) => `customer.subscription.${end}`,
  ),
  "customer.updated",
  ...["attached", "detached", "updated"].map((end) => `payment_method.${end}`),
  ...["created", "requires_action", "setup_failed", "succeeded"].map((end) => `setup_intent.${end}`),
  ...["created", "deleted", "updated"].map((end) => `customer.tax_id.${end}`),
  ...["created", "finalized", "paid", "payment_action_required", "payment_failed", "payment_succeeded"].map(
    (end) => `invoice.${end}`,
  ),
  ...["updated", "voided"].map((end) => `invoice.${end}`),
  "invoice_payment.paid",
  ...["created", "payment_failed", "requires_action", "succeeded"].map((end) => `payment_intent.${end}`),
  ...["failed", "refunded", "succeeded"].map((end) => `charge.${end}`),
  "invoiceitem.created",
  ...["created", "deleted", "updated"].map((end) => `customer.discount.${end}`),
  ...["canceled", "created", "released"].map((end) => `subscription_schedule.${end}`),
];

it("The local Stripe sends every type of event that a visit can cause", () => {
  const { types } = emittedTypes();
  expect(ofVisits.filter((type) => !types.includes(type))).toEqual([]);
});
