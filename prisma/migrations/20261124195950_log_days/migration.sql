-- The log, counted by day: what the overview adds up instead of reading ten million rows.
CREATE TABLE "LogDay" (
    "day" DATE NOT NULL,
    "measure" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "flow" TEXT NOT NULL,
    "configurationId" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "LogDay_pkey" PRIMARY KEY ("day", "measure", "value", "flow", "configurationId"),
    CONSTRAINT "LogDay_count" CHECK ("count" > 0)
);
