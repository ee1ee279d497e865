-- For whose account a customer's portal is opened, where their metadata at Stripe say so. Null is the rule, so that no row is
-- written anew.
ALTER TABLE "Customer" ADD COLUMN "onBehalfOf" TEXT;
