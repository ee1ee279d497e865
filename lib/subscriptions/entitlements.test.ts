import { beforeAll, describe, expect, it } from "vitest";
import { stripe } from "@/lib/stripe/client";
import { newSubscriber, newUser, prepareStripe } from "@/lib/testing/people";
import { entitlementsOf, hasEntitlement } from "./entitlements";
import { syncCustomer } from "./sync";

beforeAll(prepareStripe);

describe("entitlementsOf", () => {
  it.each([
    ["active", true],
    ["trialing", true],
    ["past_due", true],
    ["unpaid", false],
    ["paused", false],
    ["incomplete", false],
    ["incomplete_expired", false],
    ["canceled", false],
    ["a_status_of_next_year", false],
  ])("for %s is %s", (status, isGiven) => {
    expect(entitlementsOf([{ status, planKey: "pro" }]).has("unlimited_projects")).toBe(isGiven);
  });

  it("gives what any of several subscriptions gives, and nothing for what is none of our plans", () => {
    const several = [
      { status: "canceled", planKey: "team" },
      { status: "active", planKey: "pro" },
      { status: "active", planKey: null },
    ] as const;
    expect([...entitlementsOf([...several])]).toEqual(["unlimited_projects"]);
  });
});

describe("hasEntitlement", () => {
  it("follows the plan, and its end", async () => {
    const { user, stripeCustomerId, subscription } = await newSubscriber("team");
    expect(await hasEntitlement(user, "shared_work")).toBe(true);
    await stripe().subscriptions.cancel(subscription.id);
    await syncCustomer(stripeCustomerId);
    expect(await hasEntitlement(user, "shared_work")).toBe(false);
    expect(await hasEntitlement(await newUser(), "shared_work")).toBe(false);
  });
});
