import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newKey } from "../contract/target";
import version from "../schemas/version.json" with { type: "json" };
import { type LocalStripe, startLocalStripe } from "../server";

let server: LocalStripe;
const key = newKey();
beforeAll(async () => {
  server = await startLocalStripe({ port: 0 });
});
afterAll(() => server.close());

const ask = (stripeVersion?: string) =>
  fetch(`${server.url}/v1/customers`, {
    headers: { authorization: `Bearer ${key}`, ...(stripeVersion && { "stripe-version": stripeVersion }) },
  });

describe("Stripe-Version", () => {
  it("is the installed package's when none is named", async () => {
    const answer = await ask();
    expect([answer.status, answer.headers.get("stripe-version")]).toEqual([200, version.apiVersion]);
  });

  it("may be an older one", async () => {
    const answer = await ask("2024-06-20");
    expect([answer.status, answer.headers.get("stripe-version")]).toEqual([200, "2024-06-20"]);
  });

  it.each([["yesterday"], ["2099-01-01.later"]])("is refused when there is no such: %s", async (wanted) => {
    const answer = await ask(wanted);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { message: `Invalid Stripe API version: ${wanted}` } });
  });
});
