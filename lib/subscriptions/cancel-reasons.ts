/** What Stripe lets somebody choose as the reason to cancel (cancellation_details.feedback); its list may grow. */
export const cancelReasons = [
  "customer_service",
  "low_quality",
  "missing_features",
  "other",
  "switched_service",
  "too_complex",
  "too_expensive",
  "unused",
];
