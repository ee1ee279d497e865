import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { saveProfile } from "@/lib/auth/profile";
import { endSignIn, listSignIns } from "@/lib/auth/sign-ins";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { inject } from "@/lib/testing/local-stripe";
import { newSubscriber, newUser, prepareStripe } from "@/lib/testing/people";
import { deleteAccount } from "./delete-account";
import { startCheckout } from "./start-checkout";

beforeAll(prepareStripe);

const signIn = (userId: string) =>
  db().session.create({ data: { userId, sessionToken: randomUUID(), expires: new Date(Date.now() + 60_000) } });

describe("deleteAccount", () => {
  it("refuses who still subscribes, and cancels nothing at Stripe", async () => {
    const { user, subscription } = await newSubscriber();
    await expect(deleteAccount(user)).rejects.toMatchObject({ code: "still_subscribed" });
    expect(await db().user.count({ where: { id: user.id } })).toBe(1);
    expect((await stripe().subscriptions.retrieve(subscription.id)).status).toBe("active");
  });

  it("deletes who canceled a moment ago, and keeps the books without them", async () => {
    const { user, subscription, stripeCustomerId } = await newSubscriber();
    const visit = { intentKey: randomUUID(), userId: user.id, openedById: user.id, openedByRole: user.role };
    const agent = { userAgent: "Test/1.0", networkAddress: "203.0.113.0/24" };
    const denied = { source: "/account", state: "denied" as const, errorCode: "rate_limited" };
    const { id } = await db().portalSession.create({ data: { ...visit, ...agent, ...denied } });
    await signIn(user.id);
    await stripe().subscriptions.cancel(subscription.id);
    await deleteAccount(user);
    expect(await db().user.count({ where: { id: user.id } })).toBe(0);
    expect(await db().session.count({ where: { userId: user.id } })).toBe(0);
    const row = await db().portalSession.findUnique({ where: { id } });
    expect(row).toMatchObject({ userId: null, openedById: null, userAgent: null, networkAddress: null });
    const customer = await db().customer.findUnique({ where: { stripeCustomerId } });
    expect(customer).toMatchObject({ userId: null, email: null, name: null });
  });

  it("leaves no Checkout in which a subscription of nobody could be bought", async () => {
    const { user, subscription, stripeCustomerId: customer } = await newSubscriber();
    await stripe().subscriptions.cancel(subscription.id);
    await startCheckout(user, { plan: "pro", interval: "month", locale: "en", intentKey: randomUUID() });
    await inject({ operation: "GET /v1/checkout/sessions", status: 500, times: 2 });
    await expect(deleteAccount(user)).rejects.toMatchObject({ code: "billing_unread" });
    await deleteAccount(user);
    expect((await stripe().checkout.sessions.list({ customer })).data).toMatchObject([{ status: "expired" }]);
  });

  it("deletes nobody while Stripe cannot say what they bought a moment ago", async () => {
    const { user, stripeCustomerId, subscription } = await newSubscriber();
    await db().subscription.deleteMany({ where: { id: subscription.id } }); // as the mirror was before they bought
    await inject({ operation: "GET /v1/subscriptions", status: 500, times: 2 });
    await expect(deleteAccount(user)).rejects.toMatchObject({ code: "billing_unread" });
    expect(await db().user.count({ where: { id: user.id } })).toBe(1);
    expect(await db().customer.findUnique({ where: { stripeCustomerId } })).toMatchObject({ userId: user.id });
    await expect(deleteAccount(user)).rejects.toMatchObject({ code: "still_subscribed" });
  });

  it("keeps the last admin", async () => {
    const admin = await newUser({ role: "admin" });
    await expect(deleteAccount(admin)).rejects.toMatchObject({ code: "last_admin" });
  });
});

describe("endSignIn", () => {
  it("ends one's own sign-in, and finds nobody else's", async () => {
    const [user, other] = [await newUser(), await newUser()];
    const [own, theirs] = [await signIn(user.id), await signIn(other.id)];
    await expect(endSignIn(user.id, theirs.id)).rejects.toMatchObject({ code: "not_found" });
    await endSignIn(user.id, own.id);
    expect((await listSignIns(user.id)).signIns).toEqual([]);
    expect((await listSignIns(other.id)).signIns).toHaveLength(1);
  });
});

describe("saveProfile", () => {
  it.each([
    [
      { name: " Ana ", locale: "pt-BR", timeZone: "Europe/Lisbon" },
      { name: "Ana", locale: "pt-BR" },
    ],
    [
      { name: "", locale: "", timeZone: "" },
      { name: null, locale: null, timeZone: null },
    ],
  ])("keeps %o", async (input, row) => {
    const { id } = await newUser();
    await saveProfile(id, input);
    expect(await db().user.findUnique({ where: { id } })).toMatchObject(row);
  });

  it.each([{ locale: "x_!" }, { timeZone: "Mars/Olympus" }, { name: "x".repeat(201) }])("refuses %o", async (wrong) => {
    const { id } = await newUser({ name: "Ana" });
    const input = { name: "", locale: "", timeZone: "", ...wrong };
    await expect(saveProfile(id, input)).rejects.toMatchObject({ code: "invalid_input" });
    expect(await db().user.findUnique({ where: { id } })).toMatchObject({ name: "Ana" });
  });
});
