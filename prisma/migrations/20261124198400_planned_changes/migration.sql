-- What a subscription will become: a schedule of Stripe's, or a change that waits for a payment. Null is the rule, so that
-- no row is written anew.
ALTER TABLE "Subscription" ADD COLUMN "plannedChange" JSONB;
