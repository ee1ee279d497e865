-- Where an item stands in its subscription, as Stripe lists them: the first is what the subscription is called by. The rule for
-- the rows that are there is the default, so that none is written anew; each re-read of a customer says it truly.
ALTER TABLE "SubscriptionItem" ADD COLUMN "position" INTEGER NOT NULL DEFAULT 0;
