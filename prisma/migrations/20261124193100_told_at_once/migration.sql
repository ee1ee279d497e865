-- What the account page tells at once after a return, and by which a button is hidden that Stripe would refuse.
ALTER TABLE "Customer" ADD COLUMN "detailMarks" jsonb;
ALTER TABLE "Subscription"
  ADD COLUMN "billingMode" text,
  ADD COLUMN "collectionMethod" text,
  ADD COLUMN "discounts" jsonb NOT NULL DEFAULT '[]';
