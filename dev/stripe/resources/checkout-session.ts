import type Stripe from "stripe";
import type { Account } from "../core/account";
import { newId } from "../core/ids";
import type { CheckoutSetup } from "../core/saved";
import { checkoutDiscount } from "../domain/checkout-discount";
import { amountOf } from "../domain/lines";
import { checkoutTaxOf } from "./automatic-tax";
import { mergedMetadata } from "./given";

export type Choice = { price: Stripe.Price; quantity: number };
type Params = Stripe.Checkout.SessionCreateParams;
type Facts = { id: string; params: Params; choices: Choice[]; setup: CheckoutSetup };

const day = 24 * 60 * 60;

/** A session as it opens. */
export function newCheckout(account: Account, { id, params, choices, setup }: Facts): Stripe.Checkout.Session {
  const now = account.now();
  const isFree = Boolean(setup.trialDays || setup.trialEnd);
  const data = choices.map((choice) => lineItem(account, choice, isFree));
  const total = data.reduce((sum, item) => sum + item.amount_total, 0);
  const [offer] = setup.discounts; // Stripe takes one
  const discount = offer && !isFree ? checkoutDiscount(account, params.customer ?? "", choices, offer) : 0;
  return {
    id,
    object: "checkout.session",
    adaptive_pricing: { enabled: false },
    after_expiration: afterExpirationOf(params),
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: null,
    amount_subtotal: total,
    amount_total: total - discount,
    automatic_tax: checkoutTaxOf(account, params),
    billing_address_collection: params.billing_address_collection ?? null,
    ...(params.branding_settings && { branding_settings: brandingOf(params.branding_settings) }),
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: now,
    currency: choices[0]?.price.currency ?? null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: params.customer ?? null,
    customer_account: null,
    customer_creation: params.customer ? null : "always",
    customer_details: null,
    customer_email: params.customer_email ?? null,
    discounts: setup.discounts.map(({ coupon = null, promotionCode = null }) => ({
      coupon,
      promotion_code: promotionCode,
    })),
    expires_at: params.expires_at ?? now + day,
    integration_identifier: params.integration_identifier ?? null,
    invoice: null,
    invoice_creation: null,
    line_items: { object: "list", data, has_more: false, url: `/v1/checkout/sessions/${id}/line_items` },
    livemode: false,
    locale: params.locale ?? null,
    managed_payments: null,
    metadata: mergedMetadata(null, params.metadata),
    mode: "subscription",
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: params.payment_method_collection ?? "always",
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: "automatic" } },
    payment_method_types: ["card"],
    payment_status: "unpaid",
    permissions: null,
    phone_number_collection: { enabled: params.phone_number_collection?.enabled ?? false },
    recovered_from: null,
    saved_payment_method_options: {
      allow_redisplay_filters: params.saved_payment_method_options?.allow_redisplay_filters ?? ["always"],
      payment_method_remove: params.saved_payment_method_options?.payment_method_remove ?? "disabled",
      payment_method_save: params.saved_payment_method_options?.payment_method_save ?? null,
    },
    setup_intent: null,
    shipping_address_collection: params.shipping_address_collection ?? null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: null,
    subscription: null,
    success_url: params.success_url ?? null,
    ...(params.tax_id_collection && {
      tax_id_collection: {
        enabled: params.tax_id_collection.enabled,
        required: params.tax_id_collection.required ?? "never",
      },
    }),
    total_details: { amount_discount: discount, amount_shipping: 0, amount_tax: 0 },
    ui_mode: params.ui_mode ?? "hosted_page",
    url: `${account.server.origin}/c/pay/${id}`,
    wallet_options: null,
  };
}

function afterExpirationOf({ after_expiration: given }: Params): Stripe.Checkout.Session["after_expiration"] {
  if (!given?.recovery) return null;
  const { enabled, allow_promotion_codes = false } = given.recovery;
  return { recovery: { allow_promotion_codes, enabled, expires_at: null, url: null } };
}

const brandingOf = (given: NonNullable<Params["branding_settings"]>): Stripe.Checkout.Session.BrandingSettings => ({
  background_color: given.background_color || "#ffffff",
  border_style: given.border_style || "rounded",
  button_color: given.button_color || "#2b2b2b",
  display_name: given.display_name ?? "",
  font_family: given.font_family || "default",
  icon: given.icon ?? null,
  logo: given.logo ?? null,
});

function lineItem(account: Account, { price, quantity }: Choice, isFree: boolean): Stripe.LineItem {
  const amount = isFree ? 0 : amountOf(price, quantity);
  return {
    id: newId("li"),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: account.find("product", String(price.product))?.name ?? null,
    metadata: {},
    price,
    quantity,
  };
}
