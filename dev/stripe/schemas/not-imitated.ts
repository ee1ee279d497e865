/**
 * Parameters that would change what is sold, billed or kept, and that the local Stripe does not imitate: whoever passes
 * one is told so (501), rather than left to believe that it was heeded. By the SDK's type; `path` or `path=value`.
 */
const notImitated: Record<string, string[]> = {
  "Checkout.SessionCreateParams": [
    "consent_collection",
    "currency",
    "custom_fields",
    "line_items.adjustable_quantity",
    "line_items.tax_rates",
    "mode=payment",
    "mode=setup",
    "name_collection",
    "optional_items",
    "shipping_options",
    "subscription_data.application_fee_percent",
    "subscription_data.billing_cycle_anchor",
    "subscription_data.billing_cycle_anchor_config",
    "subscription_data.default_tax_rates",
    "subscription_data.pending_invoice_item_interval",
    "subscription_data.transfer_data",
    "ui_mode=elements",
    "ui_mode=embedded_page",
    "ui_mode=form",
  ],
  CouponCreateParams: ["currency_options"],
  CustomerCreateParams: ["cash_balance"],
  CustomerUpdateParams: ["cash_balance"],
  InvoiceCreatePreviewParams: [
    "customer_details",
    "invoice_items",
    "schedule",
    "schedule_details",
    "subscription_details.billing_schedules",
    "subscription_details.cancel_now",
    "subscription_details.default_tax_rates",
    "subscription_details.pause",
    "subscription_details.resume_at",
    "subscription_details.start_date",
  ],
  InvoicePayParams: ["mandate", "source"],
  PaymentMethodCreateParams: ["payment_method"],
  PriceCreateParams: [
    "billing_scheme=tiered",
    "currency_options",
    "custom_unit_amount",
    "recurring.meter",
    "tiers",
    "transform_quantity",
  ],
  PriceUpdateParams: ["currency_options"],
  ProductCreateParams: ["default_price_data.currency_options", "default_price_data.custom_unit_amount"],
  PromotionCodeCreateParams: ["restrictions.currency_options", "restrictions.minimum_amount"],
  RefundCreateParams: ["refund_application_fee", "reverse_transfer"],
  SubscriptionCreateParams: [
    ...onSubscriptions(),
    "backdate_start_date",
    "billing_cycle_anchor",
    "billing_cycle_anchor_config",
  ],
  SubscriptionPauseParams: ["bill_for", "invoicing_behavior"],
  SubscriptionResumeParams: ["billing_cycle_anchor", "payment_behavior", "proration_behavior", "proration_date"],
  SubscriptionUpdateParams: onSubscriptions(),
};

function onSubscriptions(): string[] {
  return [
    "add_invoice_items",
    "application_fee_percent",
    "billing_schedules",
    "billing_thresholds",
    "default_tax_rates",
    "items.billing_thresholds",
    "items.current_trial",
    "items.discounts",
    "items.plan",
    "items.tax_rates",
    "pending_invoice_item_interval",
    "transfer_data",
    "trial_from_plan=true",
  ];
}

/** Whether a parameter is one of these; to unset what was never set is nothing to imitate. */
export function isNotImitated(type: string, path: string, value: unknown): boolean {
  const some = notImitated[type] ?? [];
  return value !== "" && (some.includes(path) || some.includes(`${path}=${value}`));
}
