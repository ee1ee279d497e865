import { expect } from "@playwright/test";
import type Stripe from "stripe";
import type { PortalFlow } from "./pages/portal-flow";
import type { Person, Shop } from "./shop";

type FlowData = Stripe.BillingPortal.SessionCreateParams.FlowData;

type Flow = {
  type: FlowData["type"];
  /** What the shop says of it, beside its type. */
  part?: (person: Person, shop: Shop) => Partial<FlowData>;
  /** What the visitor does. */
  act: (flow: PortalFlow) => Promise<void>;
  /** What is different at Stripe afterwards. */
  effect: (person: Person, shop: Shop) => Promise<void>;
};

const planOf = async ({ subscription }: Person, { stripe }: Shop) => stripe.subscriptions.retrieve(subscription);

/** Everything a portal visit can be made for. */
export const flows: Flow[] = [
  {
    type: "payment_method_update",
    act: (flow) => flow.saveCard("5555 5555 5555 4444"),
    effect: async ({ customer }, { stripe }) => {
      const { data } = await stripe.customers.listPaymentMethods(customer);
      expect(data.map(({ card }) => card?.last4)).toContain("4444");
      const added = data.find(({ card }) => card?.last4 === "4444");
      expect(await stripe.customers.retrieve(customer)).toMatchObject({
        invoice_settings: { default_payment_method: added?.id },
      });
    },
  },
  {
    type: "customer_update",
    act: (flow) => flow.rename("Ada King"),
    effect: async ({ customer }, { stripe }) => {
      expect(await stripe.customers.retrieve(customer)).toMatchObject({ name: "Ada King" });
    },
  },
  {
    type: "subscription_cancel",
    part: ({ subscription }) => ({ subscription_cancel: { subscription } }),
    act: (flow) => flow.cancel("I don't use it enough", "Too few hours in a day"),
    effect: async (person, shop) => {
      const { status, cancel_at, items, cancellation_details } = await planOf(person, shop);
      expect([status, cancel_at]).toEqual(["active", items.data[0]?.current_period_end]);
      expect(cancellation_details).toMatchObject({ feedback: "unused", comment: "Too few hours in a day" });
    },
  },
  {
    type: "subscription_pause",
    part: ({ subscription }) => ({ subscription_pause: { subscription } }),
    act: (flow) => flow.pause(),
    effect: async (person, shop) => {
      expect((await planOf(person, shop)).status).toBe("paused");
    },
  },
  {
    type: "subscription_update",
    part: ({ subscription }) => ({ subscription_update: { subscription } }),
    act: async (flow) => {
      await flow.choose("Pro");
      await flow.confirm("Pro");
    },
    effect: async (person, shop) => {
      expect((await planOf(person, shop)).items.data[0]?.price.id).toBe(shop.prices.pro);
    },
  },
  {
    type: "subscription_update_confirm",
    part: ({ subscription, item: id }, { prices }) => ({
      subscription_update_confirm: { subscription, items: [{ id, price: prices.pro, quantity: 2 }] },
    }),
    act: (flow) => flow.confirm("Pro"),
    effect: async (person, shop) => {
      const [item] = (await planOf(person, shop)).items.data;
      expect(item).toMatchObject({ quantity: 2, price: { id: shop.prices.pro } });
    },
  },
];
