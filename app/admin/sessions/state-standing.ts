import type { PortalSessionState } from "@/generated/prisma/enums";
import type { Standing } from "@/lib/subscriptions/status";

/** The state of a row in the book, by its exact name: for staff. */
export const stateStanding: Record<PortalSessionState, Standing> = {
  creating: { word: "Creating", tone: "waiting" },
  open: { word: "Open", tone: "waiting" },
  returned: { word: "Returned", tone: "good" },
  failed: { word: "Failed", tone: "failed" },
  denied: { word: "Denied", tone: "attention" },
  unknown: { word: "Unknown", tone: "attention" },
};
