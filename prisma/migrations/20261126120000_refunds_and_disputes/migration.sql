-- What came after the payment of an invoice: money given back, and a dispute. A constant default and null, so that no row is
-- written anew; the next re-read of each customer fills them in.
ALTER TABLE "Invoice" ADD COLUMN "amountRefunded" BIGINT NOT NULL DEFAULT 0, ADD COLUMN "disputeStatus" TEXT;
