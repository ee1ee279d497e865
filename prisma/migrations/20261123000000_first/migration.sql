-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('customer', 'support', 'admin');

-- CreateEnum
CREATE TYPE "PortalSessionState" AS ENUM ('creating', 'open', 'returned', 'failed', 'denied', 'unknown');

-- CreateEnum
CREATE TYPE "Attribution" AS ENUM ('portal', 'ambiguous', 'outside');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "email" TEXT NOT NULL,
    "emailVerified" TIMESTAMPTZ(3),
    "image" TEXT,
    "role" "Role" NOT NULL DEFAULT 'customer',
    "locale" TEXT,
    "timeZone" TEXT,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "userId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("provider","providerAccountId")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "sessionToken" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "userAgent" TEXT,
    "networkAddress" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VerificationToken" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VerificationToken_pkey" PRIMARY KEY ("identifier","token")
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "RateLimiterFlexible_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" UUID NOT NULL,
    "userId" UUID,
    "stripeCustomerId" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "stripeAccountId" TEXT,
    "email" TEXT,
    "name" TEXT,
    "defaultPaymentMethodId" TEXT,
    "deletedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "syncedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Product" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "active" BOOLEAN NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "planKey" TEXT,
    "syncedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Price" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "lookupKey" TEXT,
    "active" BOOLEAN NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "unitAmount" BIGINT,
    "interval" TEXT,
    "intervalCount" INTEGER NOT NULL DEFAULT 1,
    "syncedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Price_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Subscription" (
    "id" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "cancelAtPeriodEnd" BOOLEAN NOT NULL,
    "cancelAt" TIMESTAMPTZ(3),
    "canceledAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "trialEnd" TIMESTAMPTZ(3),
    "collectionPausedUntil" TIMESTAMPTZ(3),
    "isCollectionPaused" BOOLEAN NOT NULL DEFAULT false,
    "cancellationReason" TEXT,
    "cancellationFeedback" TEXT,
    "cancellationComment" TEXT,
    "stripeCreatedAt" TIMESTAMPTZ(3) NOT NULL,
    "syncedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubscriptionItem" (
    "id" TEXT NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "priceId" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "currentPeriodStart" TIMESTAMPTZ(3) NOT NULL,
    "currentPeriodEnd" TIMESTAMPTZ(3) NOT NULL,
    "syncedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SubscriptionItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invoice" (
    "id" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "subscriptionId" TEXT,
    "number" TEXT,
    "status" TEXT,
    "currency" CHAR(3) NOT NULL,
    "total" BIGINT NOT NULL,
    "amountDue" BIGINT NOT NULL,
    "amountPaid" BIGINT NOT NULL,
    "hostedInvoiceUrl" TEXT,
    "invoicePdf" TEXT,
    "stripeCreatedAt" TIMESTAMPTZ(3) NOT NULL,
    "syncedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaymentMethod" (
    "id" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "brand" TEXT,
    "last4" TEXT,
    "expMonth" INTEGER,
    "expYear" INTEGER,
    "syncedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PaymentMethod_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PortalSession" (
    "id" UUID NOT NULL,
    "intentKey" UUID NOT NULL,
    "state" "PortalSessionState" NOT NULL DEFAULT 'creating',
    "userId" UUID,
    "customerId" UUID,
    "stripeCustomerId" TEXT,
    "openedById" UUID,
    "openedByRole" "Role" NOT NULL,
    "reason" TEXT,
    "source" TEXT NOT NULL,
    "requestedFlow" TEXT,
    "userAgent" TEXT,
    "networkAddress" TEXT,
    "billingBefore" JSONB,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "openedAt" TIMESTAMPTZ(3),
    "returnedAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "errorCode" TEXT,
    "stripeRequestId" TEXT,
    "stripeStatus" INTEGER,
    "stripeMs" INTEGER,
    "stripeSessionId" TEXT,
    "object" TEXT,
    "configurationId" TEXT,
    "stripeCreatedAt" TIMESTAMPTZ(3),
    "customerAccount" TEXT,
    "flowType" TEXT,
    "flow" JSONB,
    "livemode" BOOLEAN,
    "locale" TEXT,
    "onBehalfOf" TEXT,
    "returnUrl" TEXT,
    "afterExpiration" JSONB,

    CONSTRAINT "PortalSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outcome" (
    "id" UUID NOT NULL,
    "stripeEventId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "attribution" "Attribution" NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "comment" TEXT,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PortalSessionOutcome" (
    "portalSessionId" UUID NOT NULL,
    "outcomeId" UUID NOT NULL,

    CONSTRAINT "PortalSessionOutcome_pkey" PRIMARY KEY ("portalSessionId","outcomeId")
);

-- CreateTable
CREATE TABLE "StripeEvent" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "apiVersion" TEXT,
    "livemode" BOOLEAN NOT NULL,
    "account" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "stripeCustomerId" TEXT,
    "requestId" TEXT,
    "idempotencyKey" TEXT,
    "payload" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deliveries" INTEGER NOT NULL DEFAULT 1,
    "processedAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "StripeEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdminEvent" (
    "id" UUID NOT NULL,
    "actorId" UUID,
    "actorRole" "Role",
    "action" TEXT NOT NULL,
    "subjectType" TEXT,
    "subjectId" TEXT,
    "before" JSONB,
    "after" JSONB,
    "networkAddress" TEXT,
    "userAgent" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AdminEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_sessionToken_key" ON "Session"("sessionToken");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_expires_idx" ON "Session"("expires");

-- CreateIndex
CREATE INDEX "RateLimiterFlexible_expire_idx" ON "RateLimiterFlexible"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_stripeCustomerId_key" ON "Customer"("stripeCustomerId");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_userId_livemode_key" ON "Customer"("userId", "livemode");

-- CreateIndex
CREATE INDEX "Price_productId_idx" ON "Price"("productId");

-- CreateIndex
CREATE INDEX "Price_lookupKey_idx" ON "Price"("lookupKey");

-- CreateIndex
CREATE INDEX "Subscription_customerId_idx" ON "Subscription"("customerId");

-- CreateIndex
CREATE INDEX "SubscriptionItem_subscriptionId_idx" ON "SubscriptionItem"("subscriptionId");

-- CreateIndex
CREATE INDEX "Invoice_customerId_stripeCreatedAt_idx" ON "Invoice"("customerId", "stripeCreatedAt" DESC);

-- CreateIndex
CREATE INDEX "PaymentMethod_customerId_idx" ON "PaymentMethod"("customerId");

-- CreateIndex
CREATE UNIQUE INDEX "PortalSession_intentKey_key" ON "PortalSession"("intentKey");

-- CreateIndex
CREATE UNIQUE INDEX "PortalSession_stripeSessionId_key" ON "PortalSession"("stripeSessionId");

-- CreateIndex
CREATE INDEX "PortalSession_requestedAt_id_idx" ON "PortalSession"("requestedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "PortalSession_userId_requestedAt_id_idx" ON "PortalSession"("userId", "requestedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "PortalSession_customerId_requestedAt_id_idx" ON "PortalSession"("customerId", "requestedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "PortalSession_stripeCustomerId_requestedAt_idx" ON "PortalSession"("stripeCustomerId", "requestedAt" DESC);

-- CreateIndex
CREATE INDEX "PortalSession_state_requestedAt_id_idx" ON "PortalSession"("state", "requestedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Outcome_customerId_occurredAt_idx" ON "Outcome"("customerId", "occurredAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Outcome_stripeEventId_kind_key" ON "Outcome"("stripeEventId", "kind");

-- CreateIndex
CREATE INDEX "PortalSessionOutcome_outcomeId_idx" ON "PortalSessionOutcome"("outcomeId");

-- CreateIndex
CREATE INDEX "StripeEvent_stripeCustomerId_createdAt_idx" ON "StripeEvent"("stripeCustomerId", "createdAt");

-- CreateIndex
CREATE INDEX "StripeEvent_type_createdAt_idx" ON "StripeEvent"("type", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "StripeEvent_receivedAt_idx" ON "StripeEvent"("receivedAt" DESC);

-- CreateIndex
CREATE INDEX "AdminEvent_at_id_idx" ON "AdminEvent"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AdminEvent_subjectType_subjectId_idx" ON "AdminEvent"("subjectType", "subjectId");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Price" ADD CONSTRAINT "Price_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubscriptionItem" ADD CONSTRAINT "SubscriptionItem_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "Subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubscriptionItem" ADD CONSTRAINT "SubscriptionItem_priceId_fkey" FOREIGN KEY ("priceId") REFERENCES "Price"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaymentMethod" ADD CONSTRAINT "PaymentMethod_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalSession" ADD CONSTRAINT "PortalSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalSession" ADD CONSTRAINT "PortalSession_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalSession" ADD CONSTRAINT "PortalSession_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalSessionOutcome" ADD CONSTRAINT "PortalSessionOutcome_portalSessionId_fkey" FOREIGN KEY ("portalSessionId") REFERENCES "PortalSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalSessionOutcome" ADD CONSTRAINT "PortalSessionOutcome_outcomeId_fkey" FOREIGN KEY ("outcomeId") REFERENCES "Outcome"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdminEvent" ADD CONSTRAINT "AdminEvent_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- What follows is what Prisma's language cannot say.

-- E-mail addresses are compared lower-cased everywhere.
ALTER TABLE "User" ADD CONSTRAINT "User_email_lower" CHECK ("email" = lower("email"));

-- A row tells what happened to it: what Stripe answered, or why it did not come to that.
ALTER TABLE "PortalSession"
  ADD CONSTRAINT "PortalSession_open_has_stripe_id"
    CHECK ("state" NOT IN ('open', 'returned') OR ("stripeSessionId" IS NOT NULL AND "openedAt" IS NOT NULL)),
  ADD CONSTRAINT "PortalSession_refused_has_code"
    CHECK ("state" NOT IN ('failed', 'denied') OR "errorCode" IS NOT NULL),
  ADD CONSTRAINT "PortalSession_returned_at"
    CHECK (("state" = 'returned') = ("returnedAt" IS NOT NULL) AND ("returnedAt" IS NULL OR "returnedAt" >= "openedAt")),
  ADD CONSTRAINT "PortalSession_staff_has_reason"
    CHECK ("openedById" IS NULL OR "userId" IS NULL OR "openedById" = "userId" OR "reason" IS NOT NULL),
-- A portal URL is a credential. Whatever path it takes into this table, it ends here.
  ADD CONSTRAINT "PortalSession_no_portal_url"
    CHECK (concat_ws(' ', "returnUrl", "flow"::text, "afterExpiration"::text) NOT LIKE '%/p/session/%');

ALTER TABLE "StripeEvent"
  ADD CONSTRAINT "StripeEvent_no_portal_url" CHECK ("payload"::text NOT LIKE '%/p/session/%');

ALTER TABLE "Outcome"
  ADD CONSTRAINT "Outcome_kind" CHECK ("kind" IN (
    'plan_changed', 'quantity_changed', 'canceled', 'cancellation_scheduled', 'cancellation_withdrawn', 'paused', 'resumed',
    'payment_method_added', 'payment_method_replaced', 'payment_method_removed', 'details_changed', 'tax_id_changed',
    'invoice_paid', 'promotion_applied'));

ALTER TABLE "Customer" ADD CONSTRAINT "Customer_stripe_id" CHECK ("stripeCustomerId" LIKE 'cus\_%');

-- The state of a portal session moves forward only. `unknown` may still become `open`: the event that proves it was late.
CREATE FUNCTION portal_session_forward_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."state", NEW."state") NOT IN (
    ('creating', 'open'), ('creating', 'failed'), ('creating', 'denied'), ('creating', 'unknown'),
    ('open', 'returned'), ('unknown', 'open')
  ) THEN
    RAISE EXCEPTION 'portal session % cannot go from % to %', OLD."id", OLD."state", NEW."state"
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "PortalSession_forward_only" BEFORE UPDATE ON "PortalSession"
  FOR EACH ROW WHEN (OLD."state" IS DISTINCT FROM NEW."state") EXECUTE FUNCTION portal_session_forward_only();

-- What staff did stays written. Only a deleted user's id may be taken out of it (the foreign key does that).
CREATE FUNCTION admin_event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."actorId" IS NULL AND (to_jsonb(NEW) - 'actorId') = (to_jsonb(OLD) - 'actorId') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'admin events are append-only' USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER "AdminEvent_append_only" BEFORE UPDATE OR DELETE ON "AdminEvent"
  FOR EACH ROW EXECUTE FUNCTION admin_event_append_only();
