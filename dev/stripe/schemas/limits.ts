/**
 * What Stripe enforces and the SDK's types cannot say: the longest text, the most entries, numbers that need not be
 * whole, ids that cannot be emptied. Keys are `Type path.to.field`; a list's entries add nothing to the path.
 */
export const longest: Record<string, number> = {
  "BillingPortal.ConfigurationCreateParams business_profile.headline": 60,
  "BillingPortal.ConfigurationCreateParams name": 256,
  "BillingPortal.ConfigurationUpdateParams business_profile.headline": 60,
  "BillingPortal.ConfigurationUpdateParams name": 256,
  "BillingPortal.SessionCreateParams flow_data.after_completion.hosted_confirmation.custom_message": 500,
  "Checkout.SessionCreateParams client_reference_id": 200,
  "Checkout.SessionCreateParams custom_fields.dropdown.default_value": 100,
  "Checkout.SessionCreateParams custom_fields.dropdown.options.label": 100,
  "Checkout.SessionCreateParams custom_fields.dropdown.options.value": 100,
  "Checkout.SessionCreateParams custom_fields.key": 200,
  "Checkout.SessionCreateParams custom_fields.label.custom": 50,
  "Checkout.SessionCreateParams custom_fields.numeric.default_value": 255,
  "Checkout.SessionCreateParams custom_fields.text.default_value": 255,
  "Checkout.SessionCreateParams custom_text.shipping_address.message": 1_000,
  "Checkout.SessionCreateParams custom_text.submit.message": 1_000,
  "Checkout.SessionCreateParams invoice_creation.invoice_data.custom_fields.name": 30,
  "Checkout.SessionCreateParams invoice_creation.invoice_data.custom_fields.value": 30,
  "Checkout.SessionCreateParams invoice_creation.invoice_data.description": 1_500,
  "Checkout.SessionCreateParams line_items.price_data.product_data.description": 40_000,
  "Checkout.SessionCreateParams line_items.price_data.product_data.unit_label": 12,
  "Checkout.SessionCreateParams payment_intent_data.description": 1_000,
  "Checkout.SessionCreateParams payment_intent_data.statement_descriptor": 22,
  "Checkout.SessionCreateParams payment_intent_data.statement_descriptor_suffix": 22,
  "Checkout.SessionCreateParams payment_method_configuration": 100,
  "Checkout.SessionCreateParams payment_method_options.acss_debit.mandate_options.interval_description": 500,
  "Checkout.SessionCreateParams payment_method_options.card.statement_descriptor_suffix_kana": 22,
  "Checkout.SessionCreateParams payment_method_options.card.statement_descriptor_suffix_kanji": 17,
  "Checkout.SessionCreateParams payment_method_options.paypal.reference": 127,
  "Checkout.SessionCreateParams payment_method_options.paypal.risk_correlation_id": 32,
  "Checkout.SessionCreateParams setup_intent_data.description": 1_000,
  "Checkout.SessionCreateParams shipping_options.shipping_rate_data.display_name": 100,
  "Checkout.SessionCreateParams subscription_data.description": 500,
  "CouponCreateParams name": 40,
  "CustomerCreateParams email": 512,
  "CustomerCreateParams invoice_settings.custom_fields.name": 30,
  "CustomerCreateParams invoice_settings.custom_fields.value": 30,
  "CustomerCreateParams name": 256,
  "CustomerCreateParams phone": 20,
  "CustomerListParams email": 512,
  "CustomerUpdateParams default_source": 500,
  "CustomerUpdateParams email": 512,
  "CustomerUpdateParams invoice_settings.custom_fields.name": 30,
  "CustomerUpdateParams invoice_settings.custom_fields.value": 30,
  "CustomerUpdateParams name": 256,
  "CustomerUpdateParams phone": 20,
  "DisputeUpdateParams evidence.access_activity_log": 20_000,
  "DisputeUpdateParams evidence.cancellation_policy_disclosure": 20_000,
  "DisputeUpdateParams evidence.cancellation_rebuttal": 20_000,
  "DisputeUpdateParams evidence.duplicate_charge_explanation": 20_000,
  "DisputeUpdateParams evidence.product_description": 20_000,
  "DisputeUpdateParams evidence.refund_policy_disclosure": 20_000,
  "DisputeUpdateParams evidence.refund_refusal_explanation": 20_000,
  "DisputeUpdateParams evidence.uncategorized_text": 20_000,
  "PriceCreateParams lookup_key": 200,
  "PriceCreateParams product_data.statement_descriptor": 22,
  "PriceCreateParams product_data.unit_label": 12,
  "PriceUpdateParams lookup_key": 200,
  "ProductCreateParams description": 40_000,
  "ProductCreateParams statement_descriptor": 22,
  "ProductCreateParams unit_label": 12,
  "ProductUpdateParams description": 40_000,
  "ProductUpdateParams statement_descriptor": 22,
  "ProductUpdateParams unit_label": 12,
  "PromotionCodeCreateParams code": 500,
  "SubscriptionCreateParams description": 500,
  "SubscriptionCreateParams payment_settings.payment_method_options.card.mandate_options.description": 200,
  "SubscriptionUpdateParams description": 500,
  "SubscriptionUpdateParams payment_settings.payment_method_options.card.mandate_options.description": 200,
  "TestHelpers.TestClockCreateParams name": 300,
};

/** Everything else, but for URLs. */
export const usualLongest = 5000;

export const isUnlimited = (path: string): boolean => /(^|\.|_)(url|images)$/.test(path);

export const mostEntries: Record<string, number> = {
  "BillingPortal.ConfigurationCreateParams features.subscription_update.products": 10,
  "BillingPortal.ConfigurationUpdateParams features.subscription_update.products": 10,
  "BillingPortal.SessionCreateParams flow_data.subscription_update_confirm.items": 1,
};

/** All other numbers are whole. */
export const isFraction = (path: string): boolean =>
  /(percent|percent_off|subscription_details\.proration_date|\.height|\.length|\.weight|\.width)$/.test(path);

/** Ids, and a product's name: an empty text cannot mean "unset" there. */
export const isNeverEmpty = (type: string, path: string): boolean =>
  (path === "name" && type.startsWith("Product")) ||
  /(^|\.)(customer|configuration|subscription|price|product|coupon|currency|items\.id|starting_after|ending_before)$/.test(
    path,
  );
