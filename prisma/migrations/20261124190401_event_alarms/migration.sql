-- Events that were delivered and are not as this deployment expects them, counted by day.
CREATE TABLE "EventAlarm" (
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "day" DATE NOT NULL DEFAULT CURRENT_DATE,
    "events" INTEGER NOT NULL DEFAULT 1,
    "lastEventId" TEXT NOT NULL,
    "lastType" TEXT NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EventAlarm_pkey" PRIMARY KEY ("kind", "value", "day"),
    CONSTRAINT "EventAlarm_kind" CHECK ("kind" IN ('wrong_mode', 'other_account', 'other_version'))
);
