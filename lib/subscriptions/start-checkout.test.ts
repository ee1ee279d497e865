import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { CurrentUser } from "@/lib/auth/current-user";
import { db } from "@/lib/db/client";
import type { Interval, PlanKey } from "@/lib/plans/catalog";
import { stripe } from "@/lib/stripe/client";
import { callsTo, forgetFaults, inject } from "@/lib/testing/local-stripe";
import { newSubscriber, newUser, prepareStripe } from "@/lib/testing/people";
import { expireCheckouts } from "./one-checkout";
import { checkoutsPerMinute, startCheckout } from "./start-checkout";

beforeAll(prepareStripe);

const purchase = (plan: PlanKey = "pro", interval: Interval = "month", locale = "de-DE") => {
  return { plan, interval, locale, intentKey: randomUUID() };
};

async function checkoutsOf(user: CurrentUser) {
  const customer = await db().customer.findFirstOrThrow({ where: { userId: user.id } });
  const { data } = await stripe().checkout.sessions.list({ customer: customer.stripeCustomerId });
  return data;
}

describe("startCheckout", () => {
  it.each([
    ["de-DE", "month", "eur", 2900],
    ["en-US", "year", "usd", 32000],
    ["ja-JP", "month", "jpy", 4800],
    ["ar-KW", "year", "kwd", 95000],
  ] as const)("charges a reader of %s by the %s in %s", async (locale, interval, currency, amount_total) => {
    const user = await newUser();
    await startCheckout(user, purchase("pro", interval, locale));
    const [session] = await checkoutsOf(user);
    expect(session).toMatchObject({ currency, amount_total, allow_promotion_codes: true });
    expect(session?.locale).toBe({ "de-DE": "de", "en-US": "en", "ja-JP": "ja", "ar-KW": "auto" }[locale]);
  });

  it("makes one customer and one Checkout Session of parallel clicks on one form", async () => {
    const user = await newUser();
    const click = purchase();
    const opened = await Promise.all([1, 2, 3].map(() => startCheckout(user, click)));
    expect(new Set(opened.map(({ url }) => url)).size).toBe(1);
    expect(await checkoutsOf(user)).toHaveLength(1);
    expect((await stripe().customers.list({ email: user.email })).data).toHaveLength(1);
  });

  it("leaves one Checkout to pay in: the newest, also when an older form comes back", async () => {
    const user = await newUser();
    const [pro, team] = [purchase("pro"), purchase("team")];
    const first = await startCheckout(user, pro);
    await startCheckout(user, team); // in another tab
    expect((await checkoutsOf(user)).map(({ status }) => status)).toEqual(["open", "expired"]);
    const again = await startCheckout(user, pro);
    expect(again.url).not.toBe(first.url);
    expect((await startCheckout(user, pro)).url).toBe(again.url);
    expect((await checkoutsOf(user)).map(({ status }) => status)).toEqual(["open", "expired", "expired"]);
  });

  it("leaves the newest alone though it comes late to close older ones, and its own is closed already", async () => {
    const user = await newUser();
    await startCheckout(user, purchase("pro"));
    const [first] = await checkoutsOf(user);
    await startCheckout(user, purchase("team"));
    await expireCheckouts(String(first?.customer), first?.id);
    expect((await checkoutsOf(user)).map(({ status }) => status)).toEqual(["open", "expired"]);
  });

  it("hands out no second Checkout where the first cannot be closed", async () => {
    const user = await newUser();
    await startCheckout(user, purchase("pro"));
    await inject({ operation: "POST /v1/checkout/sessions/{session}/expire", status: 500 });
    await expect(startCheckout(user, purchase("team"))).rejects.toMatchObject({ code: "stripe_unavailable" });
    await startCheckout(user, purchase("team"));
    expect((await checkoutsOf(user)).filter(({ status }) => status === "open")).toHaveLength(1);
  });

  it("gives the trial of the plan with a first subscription", async () => {
    const user = await newUser();
    await startCheckout(user, purchase("team"));
    expect(await checkoutsOf(user)).toMatchObject([{ amount_total: 0 }]);
  });

  it("lets who canceled come back, in their currency and without another trial", async () => {
    const { user, subscription } = await newSubscriber();
    await stripe().subscriptions.cancel(subscription.id);
    await startCheckout(user, purchase("team", "month", "en-US")); // the event of it need not have come
    expect(await checkoutsOf(user)).toMatchObject([{ amount_total: 9900, currency: "eur" }]);
  });

  it("refuses a second subscription, also of somebody whose first one the mirror has not heard of", async () => {
    const { user } = await newSubscriber();
    await db().subscription.deleteMany({ where: { customerId: user.customer.id } });
    await expect(startCheckout(user, purchase())).rejects.toMatchObject({ code: "already_subscribed" });
  });

  it("answers in time however slow each of Stripe's answers is", async () => {
    const { user, subscription } = await newSubscriber();
    await stripe().subscriptions.cancel(subscription.id);
    for (const operation of ["GET /v1/subscriptions", "GET /v1/charges", "POST /v1/checkout/sessions"]) {
      await inject({ operation, delayMs: 3_200 }); // each within the SDK's own limit, all of them not within ours
    }
    const startedAt = performance.now();
    await expect(startCheckout(user, purchase())).rejects.toMatchObject({ code: "stripe_timeout" });
    expect(performance.now() - startedAt).toBeLessThan(8_500);
    await forgetFaults();
  });

  it("is limited for each person, who is told how long to wait", async () => {
    const [user, other] = [await newUser(), await newUser()];
    const click = purchase();
    for (let at = 0; at < checkoutsPerMinute; at++) await startCheckout(user, click);
    const calls = (await callsTo("/v1/checkout/sessions")).length;
    const refusal = startCheckout(user, click);
    await expect(refusal).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: expect.any(Number) });
    expect(await callsTo("/v1/checkout/sessions")).toHaveLength(calls);
    await startCheckout(other, purchase());
  });
});
