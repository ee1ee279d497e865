import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { type SearchTerm, searchTermOf } from "./search-term";

const uuid = "0199a3b0-0000-7000-8000-00000000000a";

describe("searchTermOf", () => {
  it.each<[string, SearchTerm]>([
    ["cus_Ab12", { kind: "customer", id: "cus_Ab12" }],
    [" bps_1Pq ", { kind: "portal_session", id: "bps_1Pq" }],
    ["sub_1", { kind: "subscription", id: "sub_1" }],
    ["evt_1", { kind: "event", id: "evt_1" }],
    ['"req_1"', { kind: "request", id: "req_1" }],
    ["(bpc_1)", { kind: "configuration", id: "bpc_1" }],
    ["acct_1", { kind: "account", id: "acct_1" }],
    ["in_123456", { kind: "invoice", id: "in_123456" }],
    ["https://dashboard.stripe.com/invoices/in_1Pq9Zx", { kind: "invoice", id: "in_1Pq9Zx" }],
    ["pm_1Pq9Zx", { kind: "payment_method", id: "pm_1Pq9Zx" }],
    ["ch_3Pq9Zx", { kind: "unkept", id: "ch_3Pq9Zx" }],
    ["pi_3Pq9Zx", { kind: "unkept", id: "pi_3Pq9Zx" }],
    ["price_1Pq9Zx", { kind: "unkept", id: "price_1Pq9Zx" }],
    ["cs_test_a1Pq9Zx", { kind: "unkept", id: "cs_test_a1Pq9Zx" }],
    ["sub_sched_1Pq9Zx", { kind: "unkept", id: "sub_sched_1Pq9Zx" }],
    ["in_montgomery", { kind: "person", text: "in_montgomery" }],
    ["pi_r2", { kind: "person", text: "pi_r2" }],
    ["ana_123456", { kind: "person", text: "ana_123456" }],
    ["ch_123456@example.com", { kind: "person", text: "ch_123456@example.com" }],
    [uuid.toUpperCase(), { kind: "uuid", id: uuid }],
    [`https://portico.example.com/admin/sessions/${uuid}?x=1`, { kind: "uuid", id: uuid }],
    ["https://dashboard.stripe.com/test/customers/cus_Ab12/", { kind: "customer", id: "cus_Ab12" }],
    ["https://dashboard.stripe.com/test/logs/req_9#top", { kind: "request", id: "req_9" }],
    ["Ana@Example.com", { kind: "person", text: "Ana@Example.com" }],
    ["<ana@example.com>,", { kind: "person", text: "ana@example.com" }],
    ["Ana Núñez <ana@example.com>", { kind: "person", text: "ana@example.com" }],
    ['"Núñez, Ana" <mailto:ana@example.com>; ', { kind: "person", text: "ana@example.com" }],
    ["mailto:ana@example.com", { kind: "person", text: "ana@example.com" }],
    ["@example.com", { kind: "person", text: "@example.com" }],
    ["Ana Núñez", { kind: "person", text: "Ana Núñez" }],
    ["customer", { kind: "person", text: "customer" }],
    ["cus_", { kind: "person", text: "cus_" }],
    ["ana\u0000b", { kind: "person", text: "ana b" }],
    ["  ", { kind: "nothing" }],
    ["''", { kind: "nothing" }],
  ])("%s", (typed, term) => {
    expect(searchTermOf(typed)).toEqual(term);
  });

  it("takes anything at all", () => {
    assert(property(string({ unit: "binary" }), (typed) => searchTermOf(typed).kind.length > 0));
  });
});
