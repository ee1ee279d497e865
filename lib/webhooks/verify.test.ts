import fc from "fast-check";
import Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { changed, mutation } from "@/lib/testing/mutation";
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
    ["a letter of two bytes", sign().replace(/.$/, "ä")],
    ["another secret's", sign({ secret: "whsec_other" })],
    ["another body's", sign({ payload: `${payload} ` })],
    ["one of ten minutes ago", sign({ timestamp: now() - 600 })],
    ["one of ten minutes hence", sign({ timestamp: now() + 600 })],
    ["two times, the last of them signed, and of ten minutes hence", `t=${now()},${sign({ timestamp: now() + 600 })}`],
    ["a time with more behind it", sign().replace(/t=\d+/, "$&x")],
    ["a time with a zero before it", sign().replace("t=", "t=0")],
    ["two times, the first of them good", `t=${now()},${sign({ timestamp: now() - 600 })}`],
  ])("refuses %s", (_, signature) => {
    expect(verify(signature)).toBeNull();
  });

  it("takes a thin event for what it is", () => {
    const thin = { id: "evt_1", object: "v2.core.event", type: "v2.core.account.created", livemode: false };
    const body = JSON.stringify(thin);
    expect(verifiedEvent(Buffer.from(body), sign({ payload: body }), [secret])).toEqual(thin);
  });

  it("refuses bytes that only read like those that were signed", () => {
    const replaced = JSON.stringify({ object: "event", name: "\ufffd" });
    const good = Buffer.from(replaced);
    const at = good.indexOf("\ufffd");
    const other = Buffer.concat([good.subarray(0, at), Buffer.from([0xff]), good.subarray(at + 3)]);
    const header = sign({ payload: replaced });
    expect(verifiedEvent(good, header, [secret])).toMatchObject({ object: "event" });
    expect(verifiedEvent(other, header, [secret])).toBeNull();
    expect(verifiedEvent(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), good]), header, [secret])).toBeNull();
  });

  it("refuses every changed header and every changed body, and never throws", { timeout: 120_000 }, () => {
    const good = { header: Buffer.from(sign()), body: Buffer.from(payload) };
    const mutated = fc.record({ header: mutation, body: mutation });
    fc.assert(
      fc.property(mutated, (changes) => {
        const header = changed(good.header, changes.header);
        const body = changed(good.body, changes.body);
        if (header.equals(good.header) && body.equals(good.body)) return;
        if (verifiedEvent(body, header.toString("latin1"), [secret, "whsec_old"])) expect.fail("it was accepted");
      }),
      { numRuns: 50_000 },
    );
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(verify(header)).toBeNull();
      }),
    );
  });
});
