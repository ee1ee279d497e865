-- A mail about somebody's billing: what it is about is its key, so that it is told once.
CREATE TABLE "Mail" (
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "droppedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("key"),
    CONSTRAINT "Mail_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Mail_sent_or_dropped" CHECK ("sentAt" IS NULL OR "droppedAt" IS NULL)
);

CREATE INDEX "Mail_customerId_idx" ON "Mail"("customerId");
