-- Most events have a customer read without their charges. When those were read last is kept beside, null for never: no row is
-- written anew, and the next re-read of each customer lists them.
ALTER TABLE "Customer" ADD COLUMN "chargesSyncedAt" TIMESTAMPTZ(3);
