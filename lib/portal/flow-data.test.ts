import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import type { PlanKey } from "@/lib/plans/catalog";
import { listOffers } from "@/lib/plans/offers";
import { stripe } from "@/lib/stripe/client";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import type { PortalFlow } from "./flows";

beforeAll(prepareStripe);

let person: Awaited<ReturnType<typeof newSubscriber>>;
beforeEach(async () => {
  person = await newSubscriber("starter");
  vi.resetModules(); // the settings are read once
});

const rowsOf = () =>
  db().portalSession.findMany({ where: { userId: person.user.id }, orderBy: { requestedAt: "asc" } });
const newest = async () => (await rowsOf()).at(-1);

/** Opens the portal as a deployment with these settings does, and gives back the row. */
async function openWith(settings: Record<string, string>, flow: PortalFlow | null, plan: PlanKey | null = null) {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const { openPortalSession } = await import("./open-session");
  const request = { userAgent: null, networkAddress: null };
  const click = { user: person.user, intentKey: randomUUID(), flow, plan, locale: null, source: "/account", request };
  await openPortalSession(click).finally(() => vi.unstubAllEnvs());
  return newest();
}

const details: [PortalFlow, object][] = [
  ["payment_method_update", {}],
  ["customer_update", {}],
  ["subscription_update", { subscription_update: { subscription: expect.stringMatching(/^sub_/) } }],
  ["subscription_pause", { subscription_pause: { subscription: expect.stringMatching(/^sub_/) } }],
  ["subscription_cancel", { subscription_cancel: { retention: null, subscription: expect.stringMatching(/^sub_/) } }],
];

const endings: [Record<string, string>, object][] = [
  [{}, { type: "redirect", redirect: { return_url: expect.stringContaining("/account/portal-return?visit=") } }],
  [{ PORTAL_AFTER_FLOW: "portal_homepage" }, { type: "portal_homepage" }],
  [
    { PORTAL_AFTER_FLOW: "hosted_confirmation", PORTAL_CONFIRMATION: "Thank you, it is done." },
    { type: "hosted_confirmation", hosted_confirmation: { custom_message: "Thank you, it is done." } },
  ],
];

describe("flowData", () => {
  it.each(details)("Stripe takes %s, and the row keeps what it answered", async (flow, more) => {
    expect(await openWith({}, flow)).toMatchObject({ state: "open", flowType: flow, flow: { type: flow, ...more } });
  });

  it.each(endings)("ends a deep link as set: %o", async (settings, ending) => {
    const row = await openWith(settings, "subscription_cancel");
    expect(row?.flow).toMatchObject({ after_completion: ending });
  });

  it("offers the retention coupon to who cancels", async () => {
    await stripe().coupons.create({ id: "stay", percent_off: 20, duration: "once" });
    const row = await openWith({ RETENTION_COUPON: "stay" }, "subscription_cancel");
    expect(row?.flow).toMatchObject({ subscription_cancel: { retention: { coupon_offer: { coupon: "stay" } } } });
  });

  it("has the chosen plan confirmed, with the item and the price that are ours", async () => {
    await stripe().coupons.create({ id: "switch", percent_off: 10, duration: "once" });
    const row = await openWith({ PLAN_CHANGE_COUPON: "switch" }, "subscription_update_confirm", "pro");
    const price = (await listOffers()).find(({ plan }) => plan === "pro")?.priceId;
    expect(row?.flow).toMatchObject({
      subscription_update_confirm: {
        subscription: person.subscription.id,
        items: [{ id: person.subscription.items.data[0]?.id, price }],
        discounts: [{ coupon: "switch" }],
      },
    });
  });

  it.each<[string, PlanKey | null, string]>([
    ["the plan they have", "starter", "nothing_to_change"],
    ["no plan", null, "unknown_plan"],
  ])("refuses to confirm %s without asking Stripe, and keeps the attempt", async (_, plan, code) => {
    await expect(openWith({}, "subscription_update_confirm", plan)).rejects.toMatchObject({ code });
    expect(await newest()).toMatchObject({ state: "failed", errorCode: code, stripeRequestId: null });
  });

  it("acts for a connected account, and lets an expired link be renewed, where that is set", async () => {
    const row = await openWith({ STRIPE_ON_BEHALF_OF: "acct_connected", PORTAL_RECOVERY: "customer_login" }, null);
    expect(row).toMatchObject({ onBehalfOf: "acct_connected", afterExpiration: { type: "customer_login" } });
  });
});
