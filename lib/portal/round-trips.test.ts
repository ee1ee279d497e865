import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, expect, it, vi } from "vitest";
import { callsTo } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { openPortalSession } from "./open-session";

beforeAll(prepareStripe);

it("a click is three statements and one call: the row beside the billing, Stripe, the row again", async () => {
  const { user } = await newSubscriber();
  const click = () =>
    openPortalSession({
      ...{ user, intentKey: randomUUID(), flow: null, locale: null, source: "/account" },
      request: { userAgent: null, networkAddress: null },
    });
  await click(); // the portal configuration is known from here on
  const callsBefore = await callsTo("/v1/billing_portal/sessions");
  const readsBefore = await callsTo("/v1/billing_portal/configurations", "GET");
  const sent = vi.spyOn(pg.Client.prototype, "query");
  await click();
  const statements = sent.mock.calls.map(([query]) =>
    String((query as unknown as { text?: string }).text ?? query).trim(),
  );
  sent.mockRestore();
  expect(statements.map((text) => text.slice(0, 6).toUpperCase()).sort()).toEqual(["SELECT", "UPDATE", "WITH C"]);
  expect(await callsTo("/v1/billing_portal/sessions")).toHaveLength(callsBefore.length + 1);
  expect(await callsTo("/v1/billing_portal/configurations", "GET")).toHaveLength(readsBefore.length);
});
