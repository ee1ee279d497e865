import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTarget, refusalOf, type Target } from "./target";

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());

const make = (email: string, idempotencyKey: string) => target.stripe.customers.create({ email }, { idempotencyKey });
const headersOf = (answer: { lastResponse: { headers: Record<string, string> } }) => answer.lastResponse.headers;

describe("An idempotency key", () => {
  it("brings the first answer again, and says so", async () => {
    const key = randomUUID();
    const first = await make("ada@example.com", key);
    const second = await make("ada@example.com", key);
    expect(second.id).toBe(first.id);
    expect(headersOf(first)["idempotent-replayed"]).toBeUndefined();
    expect(headersOf(second)).toMatchObject({ "idempotent-replayed": "true", "idempotency-key": key });
    expect(second.lastResponse.requestId).not.toBe(first.lastResponse.requestId);
  });

  it("belongs to the parameters it was first used with", async () => {
    const key = randomUUID();
    await make("ada@example.com", key);
    const refusal = await refusalOf(make("bob@example.com", key));
    expect(refusal).toMatchObject({ statusCode: 400, type: "StripeIdempotencyError" });
    expect(refusal.message).toBe(
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  });

  it("is free again after a call whose parameters were refused", async () => {
    const key = randomUUID();
    await refusalOf(make("nobody", key));
    expect((await make("ada@example.com", key)).email).toBe("ada@example.com");
  });

  it("stands in the event that the call caused", async () => {
    const key = randomUUID();
    const customer = await make("eve@example.com", key);
    const { data } = await target.stripe.events.list({ type: "customer.created" });
    const event = data.find((candidate) => "id" in candidate.data.object && candidate.data.object.id === customer.id);
    expect(event?.request).toEqual({ id: customer.lastResponse.requestId, idempotency_key: key });
  });
});
