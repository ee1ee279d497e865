import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { findBilling } from "@/lib/subscriptions/billing";
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
