import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { listOffers } from "@/lib/plans/offers";
import { stripe } from "@/lib/stripe/client";
import { findBilling } from "@/lib/subscriptions/billing";
import { openDispute } from "@/lib/testing/local-stripe";
import { newSubscriber, newUser, prepareStripe } from "@/lib/testing/people";
import { backfill } from "./backfill";

beforeAll(prepareStripe);
const withoutPages = () => {};

describe("backfill", () => {
  it("links those with a user of ours, reads them, and reports the rest", async () => {
    const user = await newUser();
    const made = await stripe().customers.create({ name: "From before", metadata: { userId: user.id } });
    const stranger = await stripe().customers.create({ email: user.email });
    const odd = await stripe().customers.create({ metadata: { userId: "42" } });
    const { user: owner, stripeCustomerId } = await newSubscriber();
    const second = await stripe().customers.create({ metadata: { userId: owner.id } });

    const first = await backfill(withoutPages);
    expect(first.linked).toBe(2);
    expect(first.nobodys.toSorted()).toEqual([stranger.id, odd.id].toSorted());
    expect(first.secondOnes).toEqual([second.id]);
    expect(await findBilling(user.id)).toMatchObject({ stripeCustomerId: made.id, name: "From before" });
    expect(await findBilling(owner.id)).toMatchObject({ stripeCustomerId });

    const rows = await db().customer.count();
    expect(await backfill(withoutPages)).toEqual(first);
    expect(await db().customer.count()).toBe(rows);
  });

  it("brings what was refunded and disputed of invoices that were paid before", async () => {
    const user = await newUser();
    const { id: customer } = await stripe().customers.create({ metadata: { userId: user.id } });
    const card = await stripe().paymentMethods.attach("pm_card_visa", { customer });
    await stripe().customers.update(customer, { invoice_settings: { default_payment_method: card.id } });
    const price = (await listOffers()).find(({ plan }) => plan === "pro")?.priceId;
    for (let bought = 0; bought < 3; bought++) await stripe().subscriptions.create({ customer, items: [{ price }] });
    const [, disputed, refunded] = (await stripe().charges.list({ customer })).data;
    await stripe().refunds.create({ charge: refunded?.id, amount: 700 });
    await openDispute(disputed?.id ?? "");

    expect(await db().customer.count({ where: { stripeCustomerId: customer } })).toBe(0);
    await backfill(withoutPages);
    const rows = await db().invoice.findMany({ where: { customer: { stripeCustomerId: customer } } });
    const told = rows.map(({ amountRefunded, disputeStatus }) => [Number(amountRefunded), disputeStatus]);
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        [0, null],
        [0, "needs_response"],
        [700, null],
      ]),
    );
    const row = await db().customer.findUnique({ where: { stripeCustomerId: customer } });
    expect(row).toMatchObject({ userId: user.id, chargesSyncedAt: row?.syncedAt });
  });

  it("goes on where it was stopped", async () => {
    for (let at = 0; at < 101; at++) await stripe().customers.create({ name: `Customer ${at}` });
    const pages: string[] = [];
    const whole = await backfill((last) => pages.push(last));
    const rest = await backfill(withoutPages, pages[0]);
    expect(pages.length).toBeGreaterThan(1);
    expect(whole.nobodys.slice(-rest.nobodys.length)).toEqual(rest.nobodys);
    expect(rest.nobodys.length).toBe(
      whole.nobodys.length + whole.linked + whole.secondOnes.length - 100 - rest.linked - rest.secondOnes.length,
    );
  });
});
