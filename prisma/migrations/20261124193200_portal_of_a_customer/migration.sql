-- By what a customer's portal configuration is chosen, besides the plan.
ALTER TABLE "Customer" ADD COLUMN "country" char(2), ADD COLUMN "portalFlag" text;
