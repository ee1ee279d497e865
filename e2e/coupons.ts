import Stripe from "stripe";
import { stripeApi } from "./local-stripe";

// What the app offers with its settings for the walks (dev/walk-settings.ts).
const coupons = {
  "e2e-stay": { name: "Stay with us", percent_off: 20, duration: "forever" },
  "e2e-change": { name: "Welcome to the new plan", percent_off: 10, duration: "once" },
} as const;

/** Makes the coupons that the settings of the app name, unless they are there. */
export async function ensureCoupons() {
  for (const [id, coupon] of Object.entries(coupons)) {
    await stripeApi()
      .coupons.create({ id, ...coupon })
      .catch((error) => {
        const isThere =
          error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "resource_already_exists";
        if (!isThere) throw error;
      });
  }
}
