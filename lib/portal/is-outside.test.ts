import { describe, expect, it } from "vitest";
import { isOutside } from "./is-outside";

describe("isOutside", () => {
  it.each([
    ["a plan that was changed in the portal", { id: null, idempotency_key: "f118e11c-c5f6-4d46-aa0d-9eabd3652b58" }],
    ["a payment confirmed by 3D Secure", { id: null, idempotency_key: "pi_3PIq78SF3-payatt_3PIq78SF3" }],
    ["such a payment as older versions say it", { id: null, idempotency_key: "pi_1Hx7kKK0Q-src_1Hx7kLK0Q" }],
    [
      "a cancellation by a request with a key",
      { id: "req_1", idempotency_key: "9b5c6a4e-5ab5-4bd4-9a10-3f4c4a3c7a10" },
    ],
    ["a request without a key", { id: "req_1", idempotency_key: null }],
  ])("leaves %s to the visits", (_, request) => {
    expect(isOutside(request)).toBe(false);
  });

  it.each([
    ["a renewal", { id: null, idempotency_key: null }],
    ["an event without a request", null],
    ["an automatic charge", { id: null, idempotency_key: "in_1SinM8EgxqQWB3tM" }],
    ["a key of nobody we know", { id: null, idempotency_key: "nightly-job-7" }],
    ["a call of ours", { id: "req_1", idempotency_key: "portico_card_evt_1" }],
    ["a call of another server", { id: "req_1", idempotency_key: "stripe-node-retry-1" }],
  ])("puts %s outside", (_, request) => {
    expect(isOutside(request)).toBe(true);
  });
});
