import { expect, it } from "vitest";
import { whyNotOpen } from "./why-not-open";

const customer = {
  id: "01900000-0000-7000-8000-000000000000",
  stripeCustomerId: "cus_1",
  stripeAccountId: null,
  livemode: false,
  deletedAt: null,
  syncedAt: null,
};

it.each([
  ["in order", {}, null],
  ["deleted at Stripe", { deletedAt: new Date() }, /was deleted at Stripe/],
  ["of the other mode", { livemode: true }, /is of Stripe’s live mode/],
  ["of another account", { stripeAccountId: "acct_other" }, /connected account acct_other/],
])("a customer %s", (_, more, words) => {
  const why = whyNotOpen({ ...customer, ...more });
  if (words) expect(why).toMatch(words);
  else expect(why).toBeNull();
});
