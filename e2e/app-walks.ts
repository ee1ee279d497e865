import type { Page } from "@playwright/test";
import type { PortalFlow } from "./pages/portal-flow";
import type { End } from "./services";

/** One way through the portal from a button of ours: where it stands, what a person does there, what they are told. */
export type Walk = {
  what: string;
  /** The page with the button. */
  from: string;
  button: string;
  /** What is done in the portal. */
  act: (flow: PortalFlow, page: Page, end: End) => Promise<void>;
  /** What the account page says on coming back. */
  told: string;
  /** What stands in the history afterwards: what for, and what changed. */
  kept: [flow: string, change: string];
};

const account = { from: "/account" };

export const walks: Walk[] = [
  {
    ...account,
    what: "updates the card",
    button: "Update card",
    act: (flow) => flow.saveCard("5555 5555 5555 4444"),
    told: "Mastercard ending 4444",
    kept: ["Update card", "Mastercard ending 4444"],
  },
  {
    ...account,
    what: "updates the billing details",
    button: "Update billing details",
    act: (flow) => flow.rename("Ada King"),
    told: "You changed your billing details: name.",
    kept: ["Update billing details", "Changed name"],
  },
  {
    ...account,
    what: "changes the plan",
    button: "Change plan",
    act: async (flow) => {
      await flow.choose("Pro");
      await flow.confirm("Pro");
    },
    told: "You changed Starter to Pro. It costs £25.00 a month.",
    kept: ["Change plan", "Starter → Pro"],
  },
  {
    from: "/pricing",
    what: "confirms a plan chosen among the plans",
    button: "Change to Pro",
    act: async (flow, page, end) => {
      // this deployment gives a coupon with it: 10 % of 25 pounds
      if (end === "hosted_confirmation") await page.getByRole("row", { name: "Discount" }).waitFor();
      await flow.confirm("Pro");
    },
    told: "You changed Starter to Pro. It costs £25.00 a month.",
    kept: ["Confirm the new plan", "Starter → Pro"],
  },
  {
    ...account,
    what: "pauses",
    button: "Pause",
    act: (flow) => flow.pause(),
    told: "You paused Starter.",
    kept: ["Pause", "Starter paused"],
  },
  {
    ...account,
    what: "cancels, whatever is offered",
    button: "Cancel",
    act: (flow) => flow.cancel("I don't use it enough", "Too few hours in a day"),
    told: "You canceled Starter. You can use it until",
    kept: ["Cancel", "Starter canceled as of"],
  },
  {
    ...account,
    what: "wants to cancel and stays for a coupon",
    button: "Cancel",
    act: (flow) => flow.acceptOffer("Stay and get 20% off"),
    told: "You applied the promotion Stay with us.",
    kept: ["Cancel", "Promotion Stay with us"],
  },
];
