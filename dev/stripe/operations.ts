import type { Call } from "./http/call";
import * as charges from "./resources/charges";
import * as checkoutSessions from "./resources/checkout-sessions";
import * as configurations from "./resources/configurations";
import * as coupons from "./resources/coupons";
import * as customers from "./resources/customers";
import * as disputes from "./resources/disputes";
import * as events from "./resources/events";
import * as feedbackOptions from "./resources/feedback-options";
import * as invoicePreview from "./resources/invoice-preview";
import * as invoices from "./resources/invoices";
import * as paymentMethods from "./resources/payment-methods";
import * as portalSessions from "./resources/portal-sessions";
import * as prices from "./resources/prices";
import * as products from "./resources/products";
import * as promotionCodes from "./resources/promotion-codes";
import * as refunds from "./resources/refunds";
import * as subscriptionUpdate from "./resources/subscription-update";
import * as subscriptions from "./resources/subscriptions";
import * as taxIds from "./resources/tax-ids";
import * as testClocks from "./resources/test-clocks";
import * as webhookEndpoints from "./resources/webhook-endpoints";

export type Operation = {
  /** Method and path, as Stripe's reference writes them. */
  route: string;
  /** The type of the SDK that says which parameters there are. */
  params: string;
  /** Missing: covered by its schema, answered with 501. */
  run?: (call: Call) => object;
};

const op = <P extends object>(route: string, params: string, run?: (call: Call<P>) => object): Operation => ({
  route,
  params,
  // the parameters have been checked against the schema of `params` when it is called
  run: run as Operation["run"],
});

export const operations: Operation[] = [
  op("POST /v1/billing/feedback_options", "Billing.FeedbackOptionCreateParams", feedbackOptions.create),
  op("GET /v1/billing/feedback_options", "Billing.FeedbackOptionListParams", feedbackOptions.list),
  op("GET /v1/billing/feedback_options/{id}", "Billing.FeedbackOptionRetrieveParams", feedbackOptions.retrieve),
  op("POST /v1/billing/feedback_options/{id}", "Billing.FeedbackOptionUpdateParams", feedbackOptions.update),
  op(
    "POST /v1/billing/feedback_options/{id}/deactivate",
    "Billing.FeedbackOptionDeactivateParams",
    feedbackOptions.deactivate,
  ),
  op("POST /v1/billing_portal/configurations", "BillingPortal.ConfigurationCreateParams", configurations.create),
  op("GET /v1/billing_portal/configurations", "BillingPortal.ConfigurationListParams", configurations.list),
  op(
    "GET /v1/billing_portal/configurations/{configuration}",
    "BillingPortal.ConfigurationRetrieveParams",
    configurations.retrieve,
  ),
  op(
    "POST /v1/billing_portal/configurations/{configuration}",
    "BillingPortal.ConfigurationUpdateParams",
    configurations.update,
  ),
  op("POST /v1/billing_portal/sessions", "BillingPortal.SessionCreateParams", portalSessions.create),
  op("GET /v1/charges", "ChargeListParams", charges.list),
  op("GET /v1/charges/{charge}", "ChargeRetrieveParams", charges.retrieve),
  op("POST /v1/checkout/sessions", "Checkout.SessionCreateParams", checkoutSessions.create),
  op("GET /v1/checkout/sessions", "Checkout.SessionListParams", checkoutSessions.list),
  op("GET /v1/checkout/sessions/{session}", "Checkout.SessionRetrieveParams", checkoutSessions.retrieve),
  op("POST /v1/checkout/sessions/{session}/expire", "Checkout.SessionExpireParams", checkoutSessions.expire),
  op(
    "GET /v1/checkout/sessions/{session}/line_items",
    "Checkout.SessionListLineItemsParams",
    checkoutSessions.lineItems,
  ),
  op("POST /v1/coupons", "CouponCreateParams", coupons.create),
  op("GET /v1/coupons", "CouponListParams", coupons.list),
  op("GET /v1/coupons/{coupon}", "CouponRetrieveParams", coupons.retrieve),
  op("DELETE /v1/coupons/{coupon}", "CouponDeleteParams", coupons.remove),
  op("POST /v1/customers", "CustomerCreateParams", customers.create),
  op("GET /v1/customers", "CustomerListParams", customers.list),
  op("GET /v1/customers/{customer}", "CustomerRetrieveParams", customers.retrieve),
  op("POST /v1/customers/{customer}", "CustomerUpdateParams", customers.update),
  op("DELETE /v1/customers/{customer}", "CustomerDeleteParams", customers.remove),
  op("GET /v1/customers/{customer}/payment_methods", "CustomerListPaymentMethodsParams", paymentMethods.listOfCustomer),
  op(
    "GET /v1/customers/{customer}/payment_methods/{payment_method}",
    "CustomerRetrievePaymentMethodParams",
    paymentMethods.retrieveOfCustomer,
  ),
  op("POST /v1/customers/{customer}/tax_ids", "CustomerCreateTaxIdParams", taxIds.create),
  op("GET /v1/customers/{customer}/tax_ids", "CustomerListTaxIdsParams", taxIds.list),
  op("GET /v1/customers/{customer}/tax_ids/{id}", "CustomerRetrieveTaxIdParams", taxIds.retrieve),
  op("DELETE /v1/customers/{customer}/tax_ids/{id}", "CustomerDeleteTaxIdParams", taxIds.remove),
  op("GET /v1/disputes", "DisputeListParams", disputes.list),
  op("GET /v1/disputes/{dispute}", "DisputeRetrieveParams", disputes.retrieve),
  op("POST /v1/disputes/{dispute}", "DisputeUpdateParams", disputes.update),
  op("POST /v1/disputes/{dispute}/close", "DisputeCloseParams", disputes.close),
  op("GET /v1/events", "EventListParams", events.list),
  op("GET /v1/events/{id}", "EventRetrieveParams", events.retrieve),
  op("GET /v1/invoices", "InvoiceListParams", invoices.list),
  op("POST /v1/invoices/create_preview", "InvoiceCreatePreviewParams", invoicePreview.preview),
  op("GET /v1/invoices/{invoice}", "InvoiceRetrieveParams", invoices.retrieve),
  op("GET /v1/invoices/{invoice}/lines", "InvoiceListLineItemsParams", invoices.lines),
  op("POST /v1/invoices/{invoice}/pay", "InvoicePayParams", invoices.pay),
  op("POST /v1/invoices/{invoice}/void", "InvoiceVoidInvoiceParams", invoices.makeVoid),
  op("POST /v1/payment_methods", "PaymentMethodCreateParams", paymentMethods.create),
  op("GET /v1/payment_methods", "PaymentMethodListParams", paymentMethods.list),
  op("GET /v1/payment_methods/{payment_method}", "PaymentMethodRetrieveParams", paymentMethods.retrieve),
  op("POST /v1/payment_methods/{payment_method}", "PaymentMethodUpdateParams", paymentMethods.update),
  op("POST /v1/payment_methods/{payment_method}/attach", "PaymentMethodAttachParams", paymentMethods.attach),
  op("POST /v1/payment_methods/{payment_method}/detach", "PaymentMethodDetachParams", paymentMethods.detach),
  op("POST /v1/prices", "PriceCreateParams", prices.create),
  op("GET /v1/prices", "PriceListParams", prices.list),
  op("GET /v1/prices/{price}", "PriceRetrieveParams", prices.retrieve),
  op("POST /v1/prices/{price}", "PriceUpdateParams", prices.update),
  op("POST /v1/products", "ProductCreateParams", products.create),
  op("GET /v1/products", "ProductListParams", products.list),
  op("GET /v1/products/{id}", "ProductRetrieveParams", products.retrieve),
  op("POST /v1/products/{id}", "ProductUpdateParams", products.update),
  op("POST /v1/promotion_codes", "PromotionCodeCreateParams", promotionCodes.create),
  op("GET /v1/promotion_codes", "PromotionCodeListParams", promotionCodes.list),
  op("GET /v1/promotion_codes/{promotion_code}", "PromotionCodeRetrieveParams", promotionCodes.retrieve),
  op("POST /v1/refunds", "RefundCreateParams", refunds.create),
  op("GET /v1/refunds", "RefundListParams", refunds.list),
  op("GET /v1/refunds/{refund}", "RefundRetrieveParams", refunds.retrieve),
  op("POST /v1/refunds/{refund}", "RefundUpdateParams", refunds.update),
  op("POST /v1/subscriptions", "SubscriptionCreateParams", subscriptions.create),
  op("GET /v1/subscriptions", "SubscriptionListParams", subscriptions.list),
  op("POST /v1/subscriptions/{subscription}/pause", "SubscriptionPauseParams", subscriptions.pause),
  op("GET /v1/subscriptions/{subscription}", "SubscriptionRetrieveParams", subscriptions.retrieve),
  op("POST /v1/subscriptions/{subscription}", "SubscriptionUpdateParams", subscriptionUpdate.update),
  op("DELETE /v1/subscriptions/{subscription}", "SubscriptionCancelParams", subscriptions.cancel),
  op("POST /v1/subscriptions/{subscription}/resume", "SubscriptionResumeParams", subscriptions.resume),
  op("POST /v1/test_helpers/test_clocks", "TestHelpers.TestClockCreateParams", testClocks.create),
  op("GET /v1/test_helpers/test_clocks", "TestHelpers.TestClockListParams", testClocks.list),
  op("GET /v1/test_helpers/test_clocks/{test_clock}", "TestHelpers.TestClockRetrieveParams", testClocks.retrieve),
  op("DELETE /v1/test_helpers/test_clocks/{test_clock}", "TestHelpers.TestClockDeleteParams", testClocks.remove),
  op(
    "POST /v1/test_helpers/test_clocks/{test_clock}/advance",
    "TestHelpers.TestClockAdvanceParams",
    testClocks.advance,
  ),
  op("POST /v1/webhook_endpoints", "WebhookEndpointCreateParams", webhookEndpoints.create),
  op("GET /v1/webhook_endpoints", "WebhookEndpointListParams", webhookEndpoints.list),
  op("GET /v1/webhook_endpoints/{webhook_endpoint}", "WebhookEndpointRetrieveParams", webhookEndpoints.retrieve),
  op("POST /v1/webhook_endpoints/{webhook_endpoint}", "WebhookEndpointUpdateParams", webhookEndpoints.update),
  op("DELETE /v1/webhook_endpoints/{webhook_endpoint}", "WebhookEndpointDeleteParams", webhookEndpoints.remove),
];
