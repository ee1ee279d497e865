import fc from "fast-check";
import { expect, it } from "vitest";
import { openShop } from "../contract/shop";
import { clientOf, newKey } from "../contract/target";
import { operations } from "../operations";
import { startLocalStripe } from "../server";
import { arbitraryParams } from "../testing/arbitrary-params";
import { toForm } from "../testing/to-form";

const runs = Number(process.env.FUZZ_RUNS ?? 400);
const operation = (index: number) => operations[index % operations.length] ?? operations[0];

/** Any call of any operation ends in an answer that fits its schema, or in a refusal: never in a failure of our own. */
it("answers or refuses whatever it is asked", { timeout: 120_000 }, async () => {
  const server = await startLocalStripe({ port: 0 });
  const key = newKey();
  const target = { stripe: clientOf(server, key), isReal: false, close: server.close };
  await openShop(target);
  const known = await makeSome(target.stripe);

  let taken = 0;
  const call = fc
    .nat({ max: operations.length - 1 })
    .chain((index) => fc.tuple(fc.constant(index), arbitraryParams(operation(index)?.params ?? "", known), fc.nat()));
  await fc.assert(
    fc.asyncProperty(call, async ([index, params, choice]) => {
      const [method = "", template = ""] = operation(index)?.route.split(" ") ?? [];
      const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
        const ids = known(name === "id" ? (template.split("/")[2] ?? "").replace(/s$/, "") : name);
        return ids[choice % Math.max(1, ids.length)] ?? "none";
      });
      const form = toForm(params as object);
      const isPost = method === "POST";
      const answer = await fetch(`${server.url}${path}${isPost ? "" : `?${form}`}`, {
        method,
        headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/x-www-form-urlencoded" },
        ...(isPost && { body: form.toString() }),
      });
      const text = await answer.text();
      taken += Number(answer.status === 200);
      if (answer.status !== 501) expect(answer.status, `${method} ${path} ${form}: ${text}`).toBeLessThan(500);
    }),
    { numRuns: runs, seed: process.env.FUZZ_RUNS ? undefined : 1 },
  );
  expect(taken, "too few calls were taken to say anything").toBeGreaterThan(runs / 10);
  await server.close();
});

/** One of each thing, and the ids of them by the names that parameters and paths use. */
async function makeSome(stripe: ReturnType<typeof clientOf>) {
  const prices = (await stripe.prices.list()).data.map(({ id }) => id);
  const products = (await stripe.products.list()).data.map(({ id }) => id);
  const { id: customer } = await stripe.customers.create({ email: "ada@example.com", payment_method: "pm_card_visa" });
  const [card] = (await stripe.customers.listPaymentMethods(customer)).data.map(({ id }) => id);
  const subscription = await stripe.subscriptions.create({
    customer,
    items: [{ price: prices[0] }],
    default_payment_method: card,
  });
  const charges = (await stripe.charges.list({ customer })).data.map(({ id }) => id);
  const refund = await stripe.refunds.create({ charge: charges[0], amount: 1 });
  const coupon = await stripe.coupons.create({ percent_off: 10, duration: "once" });
  const code = await stripe.promotionCodes.create({ promotion: { type: "coupon", coupon: coupon.id } });
  const configurations = (await stripe.billingPortal.configurations.list()).data.map(({ id }) => id);
  const line = { price: prices[0], quantity: 1 };
  const session = await stripe.checkout.sessions.create({
    mode: "subscription",
    line_items: [line],
    success_url: "https://shop.test",
  });
  const endpoint = await stripe.webhookEndpoints.create({
    url: "https://shop.test/hook",
    enabled_events: ["plan.created"],
  });
  const ids: Record<string, (string | undefined)[]> = {
    price: prices,
    prices,
    product: products,
    customer: [customer],
    subscription: [subscription.id],
    id: subscription.items.data.map(({ id }) => id),
    payment_method: [card, "pm_card_visa", "pm_card_chargeCustomerFail"],
    default_payment_method: [card],
    coupon: [coupon.id],
    promotion_code: [code.id],
    configuration: configurations,
    invoice: [String(subscription.latest_invoice)],
    charge: charges,
    refund: [refund.id],
    session: [session.id],
    webhook_endpoint: [endpoint.id],
    currency: ["eur", "usd"],
    number: ["4242424242424242"],
    email: ["ada@example.com"],
  };
  const urls = ["https://shop.test/back"];
  return (name: string): string[] => (name.endsWith("url") ? urls : (ids[name] ?? [])).filter((id) => id !== undefined);
}
