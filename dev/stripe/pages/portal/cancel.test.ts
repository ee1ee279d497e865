import { afterAll, describe, expect, it } from "vitest";
import { advanceClock, openShop, portalLink, subscriber, visitPortal } from "../testing/shop";
import { Visitor } from "../testing/visitor";

const shop = await openShop();
afterAll(() => shop.close());

const visit = () => visitPortal(shop);
/** The events of a subscription that changed, newest first. */
async function updatesOf(subscription: string) {
  const { data } = await shop.stripe.events.list({ type: "customer.subscription.updated", limit: 100 });
  const events = data.filter((event) => event.type === "customer.subscription.updated");
  return events.filter(({ data: { object } }) => object.id === subscription);
}
const read = (id: string) => shop.stripe.subscriptions.retrieve(id);

describe("canceling", () => {
  it("asks why, ends the plan with its period, and can be taken back", async () => {
    const { visitor, subscription } = await visit();
    await visitor.follow("Cancel plan");
    expect(visitor.text).toMatch(/you can use it until \w+ \d+, \d{4}/);
    await visitor.press("Cancel plan", { feedback: "too_expensive", comment: "See you" });
    expect(visitor.text).toMatch(/Your plan ends on \w+ \d+, \d{4}\./);
    const canceled = await read(subscription);
    expect(canceled.status).toBe("active");
    expect(canceled.cancel_at).toBe(canceled.items.data[0]?.current_period_end);
    expect(canceled.cancellation_details).toMatchObject({ feedback: "too_expensive", comment: "See you" });
    const [why, that] = await updatesOf(subscription);
    expect(that?.data.previous_attributes).toMatchObject({ cancel_at: null, cancellation_details: { reason: null } });
    expect(that?.data.object.cancellation_details).toMatchObject({ feedback: null, comment: null });
    expect(why?.data.previous_attributes).toEqual({ cancellation_details: { feedback: null, comment: null } });

    await visitor.press("Don't cancel plan");
    expect(visitor.text).toContain("Your plan renews on");
    expect((await read(subscription)).cancel_at).toBeNull();
  });

  it("takes only the reasons it offered", async () => {
    const { visitor, subscription } = await visit();
    await visitor.follow("Cancel plan");
    await visitor.press("Cancel plan", { feedback: "low_quality" });
    expect((await read(subscription)).cancellation_details?.feedback).toBeNull();
    const [newest] = await updatesOf(subscription);
    expect(newest?.data.previous_attributes).toHaveProperty("cancel_at"); // nothing was said, nothing is told
  });

  it("asks for the business's own reasons too", async () => {
    const { billing, billingPortal } = shop.stripe;
    const moved = await billing.feedbackOptions.create({ description: "We moved to paper" });
    const asking = await billingPortal.configurations.create({
      default_return_url: "https://shop.test/account",
      features: {
        subscription_cancel: {
          enabled: true,
          cancellation_reason: { enabled: true, options: ["unused"], feedback_options: [moved.id] },
        },
      },
    });
    const person = await subscriber(shop);
    const visitor = await Visitor.open(await portalLink(shop, person.customer, { configuration: asking.id }));
    await visitor.follow("Cancel plan");
    expect(visitor.text).toContain("We moved to paper");
    await visitor.press("Cancel plan", { feedback: moved.id });
    expect((await read(person.subscription)).cancellation_details?.feedback_option).toBe(moved.id);
  });

  it("ends the plan at once when the configuration says so", async () => {
    const atOnce = await shop.stripe.billingPortal.configurations.create({
      default_return_url: "https://shop.test/account",
      features: {
        subscription_cancel: {
          enabled: true,
          mode: "immediately",
          cancellation_reason: { enabled: true, options: ["unused"] },
        },
      },
    });
    const person = await subscriber(shop);
    const visitor = await Visitor.open(await portalLink(shop, person.customer, { configuration: atOnce.id }));
    await visitor.follow("Cancel plan");
    expect(visitor.text).toContain("Your plan ends at once.");
    await visitor.press("Cancel plan", { feedback: "unused" });
    expect(visitor.text).toContain("You have no plan");
    expect(await read(person.subscription)).toMatchObject({
      status: "canceled",
      cancellation_details: { feedback: "unused" },
    });
    const [why] = await updatesOf(person.subscription);
    expect(why?.data).toMatchObject({
      object: { status: "canceled" },
      previous_attributes: { cancellation_details: { feedback: null } },
    });
  });
});

describe("pausing", () => {
  it("pauses a plan and resumes it", async () => {
    const { visitor, subscription } = await visit();
    await visitor.follow("Pause plan");
    await visitor.press("Pause plan");
    expect(visitor.text).toContain("Your plan is paused.");
    expect((await read(subscription)).status).toBe("paused");
    await visitor.press("Resume plan");
    expect((await read(subscription)).status).toBe("active");
  });

  it("pauses for as long as the customer chooses, says until when, and goes on by itself", async () => {
    const duration = {
      type: "interval_options" as const,
      interval_options: [
        { interval: "month" as const, interval_count: 1 },
        { interval: "month" as const, interval_count: 3 },
      ],
    };
    const { id: configuration } = await shop.stripe.billingPortal.configurations.create({
      default_return_url: "https://shop.test/account",
      features: { subscription_pause: { enabled: true, duration } },
    });
    const { customer, subscription } = await subscriber(shop);
    const visitor = await Visitor.open(await portalLink(shop, customer, { configuration }));
    await visitor.follow("Pause plan");
    await visitor.press("Pause plan", { duration: "3-month" });
    expect(visitor.text).toMatch(/Your plan is paused until \w+ \d+, \d{4}\./);
    await advanceClock(shop, 80 * 86_400);
    expect((await read(subscription)).status).toBe("paused");
    await advanceClock(shop, 15 * 86_400);
    expect((await read(subscription)).status).toBe("active");
  });
});
