import { spawn } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { deliverAndProcess } from "@/lib/testing/deliver";
import { eventsOf, inject } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { markUnknown } from "./mark-unknown";

beforeAll(prepareStripe);

/** A click in a process of its own, killed when Stripe has made the session and before we could know. */
async function clickAndDie() {
  const person = await newSubscriber();
  await inject({ operation: "POST /v1/billing_portal/sessions", afterCommit: true, hang: true });
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/testing/click.ts", JSON.stringify(person.user)],
    { env: process.env, stdio: ["ignore", "inherit", "inherit"] },
  );
  const ended = new Promise((resolve) => child.once("exit", (_, signal) => resolve(signal)));
  const created = () => eventsOf(person.stripeCustomerId, "billing_portal.session.created");
  await expect.poll(created, { timeout: 30_000 }).toHaveLength(1);
  child.kill("SIGKILL");
  expect(await ended).toBe("SIGKILL");
  const row = () => db().portalSession.findFirstOrThrow({ where: { userId: person.user.id } });
  expect(await row()).toMatchObject({ state: "creating", stripeSessionId: null });
  return { ...person, row, events: await created() };
}

describe("a server killed between Stripe's answer and our write", () => {
  it("leaves a creating row, which the arriving event closes", async () => {
    const { stripeCustomerId, row, events } = await clickAndDie();
    await deliverAndProcess(stripeCustomerId, events);
    expect(await row()).toMatchObject({
      state: "open",
      stripeSessionId: expect.stringMatching(/^bps_/),
      openedAt: expect.any(Date),
      configurationId: expect.stringMatching(/^bpc_/),
      returnUrl: expect.stringContaining("/account/portal-return"),
    });
  });

  it("is unknown after twenty seconds, and still closed by the event when that is later", async () => {
    const { stripeCustomerId, row, events } = await clickAndDie();
    expect(await markUnknown()).toBe(0);
    const { id } = await row();
    await db().$executeRaw`UPDATE "PortalSession" SET "requestedAt" = now() - interval '21 s' WHERE "id" = ${id}::uuid`;
    expect(await markUnknown()).toBe(1);
    expect(await row()).toMatchObject({ state: "unknown" });
    await deliverAndProcess(stripeCustomerId, events);
    expect(await row()).toMatchObject({ state: "open" });
  });
});
