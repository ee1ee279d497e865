import type { PortalFlow } from "@/lib/portal/flows";

/** An address of ours for each page of the portal, for mails and docs. Each shows one button; none opens the portal by itself. */
export const linkedFlows: Record<string, { flow: PortalFlow; title: string; lead: string; button: string }> = {
  "payment-method": {
    flow: "payment_method_update",
    title: "Your card",
    lead: "Add a card, or change the one that is charged, in the billing portal.",
    button: "Update card",
  },
  plan: {
    flow: "subscription_update",
    title: "Your plan",
    lead: "Choose another plan in the billing portal. You see what it costs before you confirm.",
    button: "Change plan",
  },
  pause: {
    flow: "subscription_pause",
    title: "Pause your subscription",
    lead: "Nothing is charged while it is paused. You can go on whenever you want.",
    button: "Pause subscription",
  },
  cancel: {
    flow: "subscription_cancel",
    title: "Cancel your subscription",
    lead: "You see when it ends before you confirm, and can take it back until then.",
    button: "Cancel subscription",
  },
  details: {
    flow: "customer_update",
    title: "Your billing details",
    lead: "Change the name, the address and the tax ids on your invoices in the billing portal.",
    button: "Update billing details",
  },
};
