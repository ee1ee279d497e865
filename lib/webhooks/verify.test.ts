import fc from "fast-check";
import Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { verifiedEvent } from "./verify";

const secret = "whsec_current";
const payload = JSON.stringify({ id: "evt_1", object: "event", type: "customer.updated" });
const sign = (options: { secret?: string; payload?: string; timestamp?: number } = {}) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret, ...options });
const now = () => Math.floor(Date.now() / 1000);
const verify = (signature: string | null, secrets = [secret]) =>
  verifiedEvent(Buffer.from(payload), signature, secrets);

describe("verifiedEvent", () => {
  it("takes what our secret signed just now", () => {
    expect(verify(sign())).toMatchObject({ id: "evt_1" });
  });

  it("takes either of two secrets while one is being rolled", () => {
    expect(verify(sign({ secret: "whsec_old" }), [secret, "whsec_old"])).toMatchObject({ id: "evt_1" });
  });

  it.each([
    ["no signature", null],
    ["an empty one", ""],
    ["one without a time", sign().replace(/t=\d+,/, "")],
    ["a name without a value", sign().replace("v1=", "v1,")],
    ["another secret's", sign({ secret: "whsec_other" })],
    ["another body's", sign({ payload: `${payload} ` })],
    ["one of ten minutes ago", sign({ timestamp: now() - 600 })],
    ["one of ten minutes hence", sign({ timestamp: now() + 600 })],
    ["two times, the first of them good", `t=${now()},${sign({ timestamp: now() - 600 })}`],
  ])("refuses %s", (_, signature) => {
    expect(verify(signature)).toBeNull();
  });

  it("refuses every changed header and never throws", () => {
    const good = sign();
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, char) => {
        const changed = good.slice(0, at) + char + good.slice(at + 1);
        if (changed !== good) expect(verify(changed)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(verify(header)).toBeNull();
      }),
    );
  });
});
