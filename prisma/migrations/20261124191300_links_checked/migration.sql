-- The links belong to the new table; that each finds its session there is checked while people go on.
ALTER TABLE "PortalSessionOutcome" VALIDATE CONSTRAINT "PortalSessionOutcome_portalSessionId_fkey";
