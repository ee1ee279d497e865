import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openShop, payingCustomer } from "../contract/shop";
import { clientOf, newKey } from "../contract/target";
import { startLocalStripe } from "../server";
import { openAccount } from "../testing/account";
import { Receiver } from "../testing/receiver";

const folder = mkdtempSync(join(tmpdir(), "local-stripe-"));
afterEach(() => rmSync(folder, { recursive: true }));

describe("A state file", () => {
  it("brings everything back, with links that lead to where the server is now", async () => {
    const stateFile = join(folder, "stripe.json");
    const key = newKey();
    const before = await startLocalStripe({ port: 0, stateFile });
    const target = { stripe: clientOf(before, key), isReal: false, close: before.close };
    const shop = await openShop(target);
    const customer = await payingCustomer(target);
    const subscription = await target.stripe.subscriptions.create({ customer, items: [{ price: shop.starter.id }] });
    const session = { customer, configuration: shop.configuration.id, return_url: "https://shop.test" };
    const { url } = await target.stripe.billingPortal.sessions.create(session);
    await before.close();

    const after = await startLocalStripe({ port: 0, stateFile });
    const stripe = clientOf(after, key);
    expect(await stripe.subscriptions.retrieve(subscription.id)).toEqual(subscription);
    const invoice = await stripe.invoices.retrieve(String(subscription.latest_invoice));
    expect(invoice.hosted_invoice_url).toMatch(new RegExp(`^${after.url}/invoice/`));
    const page = await fetch(url.replace(before.url, after.url));
    expect(page.status).toBe(200);
    await after.close();
  });

  it("lets nothing get lost that was on its way", async () => {
    const stateFile = join(folder, "stripe.json");
    const receiver = await Receiver.open();
    const before = await startLocalStripe({ port: 0, stateFile });
    const { key, stripe, control } = openAccount(before);
    const endpoint = await stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ["customer.created"] });
    receiver.secret = endpoint.secret ?? "";
    receiver.statuses.push(500);
    await stripe.customers.create({ email: "refused@example.com" });
    await control("/deliveries/hold", {});
    await stripe.customers.create({ email: "held@example.com" });
    await before.close();

    const after = await startLocalStripe({ port: 0, stateFile });
    const again = openAccount(after, {}, key);
    await again.control("/deliveries/settle", {});
    expect(receiver.emails.at(-1)).toBe("refused@example.com");
    await again.control("/deliveries/release", {});
    await again.control("/deliveries/settle", {});
    expect(receiver.emails.at(-1)).toBe("held@example.com");
    await Promise.all([after.close(), receiver.close()]);
  });
});
