/**
 * How the app is set for the browser tests: one process of the same build for each end that a deep link may have, beside
 * each other on one database and one Stripe. The coupons are made by the tests (e2e/coupons.ts).
 */
export const walkSettings = {
  redirect: { RETENTION_COUPON: "e2e-stay" },
  hosted_confirmation: {
    PORTAL_AFTER_FLOW: "hosted_confirmation",
    PORTAL_CONFIRMATION: "It is done. <Portico> thanks you.",
    RETENTION_COUPON: "e2e-stay",
    PLAN_CHANGE_COUPON: "e2e-change",
  },
  portal_homepage: {
    PORTAL_AFTER_FLOW: "portal_homepage",
    RETENTION_COUPON: "e2e-stay",
    STRIPE_AUTOMATIC_TAX: "on",
  },
} satisfies Record<string, Record<string, string>>;

/** The process that the others stand beside: it has the app's own address and works off the events. */
export const firstEnd = "redirect";
export type OtherEnd = Exclude<keyof typeof walkSettings, typeof firstEnd>;
export const otherEnds: OtherEnd[] = ["hosted_confirmation", "portal_homepage"];
