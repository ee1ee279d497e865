import type Stripe from "stripe";
import { afterAll, describe, expect, it } from "vitest";
import { openShop, portalLink, subscriber } from "../testing/shop";
import { Visitor } from "../testing/visitor";

const shop = await openShop();
afterAll(() => shop.close());

type FlowData = Stripe.BillingPortal.SessionCreateParams.FlowData;
type Person = Awaited<ReturnType<typeof subscriber>>;

async function start(person: Person, flow_data: FlowData) {
  return Visitor.open(await portalLink(shop, person.customer, { flow_data, return_url: "https://shop.test/account" }));
}

/** Each flow: what it is made of, the page it opens on, and what its visitor does there. */
const flows: Record<string, { title: string; part?: (person: Person) => object; act: (at: Visitor) => Promise<void> }> =
  {
    payment_method_update: {
      title: "Update payment method",
      act: (at) => at.press("Save card", { number: "5555555555554444", expiry: "08/29", cvc: "123" }),
    },
    customer_update: { title: "Billing information", act: (at) => at.press("Save", { name: "Ada King" }) },
    subscription_cancel: {
      title: "Confirm cancellation",
      part: ({ subscription }) => ({ subscription }),
      act: (at) => at.press("Cancel plan"),
    },
    subscription_pause: {
      title: "Pause your plan",
      part: ({ subscription }) => ({ subscription }),
      act: (at) => at.press("Pause plan"),
    },
    subscription_update: {
      title: "Choose a plan",
      part: ({ subscription }) => ({ subscription }),
      act: async (at) => {
        await at.press("Select Pro");
        await at.press("Continue");
        await at.press("Confirm");
      },
    },
  };

const completions: [string, FlowData["after_completion"], (at: Visitor) => void][] = [
  ["portal_homepage", undefined, (at) => expect(at.text).toContain("Your plan and your invoices")],
  [
    "redirect",
    { type: "redirect", redirect: { return_url: "https://shop.test/done" } },
    (at) => expect(at.url).toBe("https://shop.test/done"),
  ],
  [
    "hosted_confirmation",
    { type: "hosted_confirmation", hosted_confirmation: { custom_message: "Thank you, <Ada>." } },
    (at) => expect(at.text).toContain("Thank you, <Ada>."),
  ],
];

describe.each(Object.entries(flows))("a %s flow", (type, { title, part, act }) => {
  it.each(completions)("opens on its page and ends as %s", async (_name, after_completion, expectEnd) => {
    const person = await subscriber(shop);
    const data = { type, ...(part && { [type]: part(person) }), ...(after_completion && { after_completion }) };
    const at = await start(person, data as FlowData);
    expect(at.html).toContain(`<h1>${title}</h1>`);
    await act(at);
    expectEnd(at);
  });
});

describe("a subscription_update_confirm flow", () => {
  it("asks for agreement to one change only, at the quantity the business chose", async () => {
    const person = await subscriber(shop);
    const { items } = await shop.stripe.subscriptions.retrieve(person.subscription);
    const at = await start(person, {
      type: "subscription_update_confirm",
      subscription_update_confirm: {
        subscription: person.subscription,
        items: [{ id: items.data[0]?.id ?? "", price: shop.prices.pro, quantity: 2 }],
      },
    });
    expect(at.text).toContain("New plan: Pro €58.00 a month");
    await at.press("Confirm");
    const updated = await shop.stripe.subscriptions.retrieve(person.subscription);
    expect(updated.items.data[0]).toMatchObject({ quantity: 2, price: { id: shop.prices.pro } });
  });
});

describe("a subscription_update_confirm flow with a discount", () => {
  it("shows what it takes off, and uses it", async () => {
    const coupon = await shop.stripe.coupons.create({ percent_off: 50, duration: "once" });
    const person = await subscriber(shop);
    const { items } = await shop.stripe.subscriptions.retrieve(person.subscription);
    const at = await start(person, {
      type: "subscription_update_confirm",
      subscription_update_confirm: {
        subscription: person.subscription,
        items: [{ id: items.data[0]?.id ?? "", price: shop.prices.proYearly }],
        discounts: [{ coupon: coupon.id }],
      },
    });
    expect(at.text).toMatch(/Discount -€145\.00 Amount due today €136\.00/);
    expect((await shop.stripe.coupons.retrieve(coupon.id)).times_redeemed).toBe(0);
    await at.press("Confirm");
    expect((await shop.stripe.coupons.retrieve(coupon.id)).times_redeemed).toBe(1);
  });
});

describe("a subscription_cancel flow with an offer", () => {
  it("lets the customer stay for the coupon", async () => {
    const coupon = await shop.stripe.coupons.create({ percent_off: 20, duration: "forever" });
    const person = await subscriber(shop);
    const retention = { type: "coupon_offer" as const, coupon_offer: { coupon: coupon.id } };
    const at = await start(person, {
      type: "subscription_cancel",
      subscription_cancel: { subscription: person.subscription, retention },
    });
    expect(at.text).toContain("Stay and get 20% off");
    await at.press("Accept offer");
    const kept = await shop.stripe.subscriptions.retrieve(person.subscription, { expand: ["discounts"] });
    expect(kept.discounts).toMatchObject([{ source: { coupon: coupon.id } }]);
    expect(kept.cancel_at).toBeNull();
  });
});
