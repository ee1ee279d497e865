import { afterEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { env, mailKinds } from "@/lib/env";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { queueMail } from "./queue-mail";

await prepareStripe();
afterEach(() => {
  env().MAILS_OFF.length = 0;
});

describe.each(mailKinds)("the mail of %s", (kind) => {
  const queued = async () => {
    const { user, subscription } = await newSubscriber();
    const customerId = user.customer.id;
    const mail = { kind, key: `${kind}:${subscription.id}`, subscriptionId: subscription.id };
    await db().$transaction((tx) => queueMail(tx, customerId, mail));
    await db().$transaction((tx) => queueMail(tx, customerId, mail));
    const jobs = await db().$queryRaw<object[]>`SELECT 1 FROM graphile_worker.jobs WHERE "key" = ${`mail:${mail.key}`}`;
    return [await db().mail.count({ where: { customerId } }), jobs.length];
  };

  it("is noted once, with one job", async () => {
    expect(await queued()).toEqual([1, 1]);
  });

  it("can be switched off, and no other with it", async () => {
    env().MAILS_OFF.push(kind);
    expect(await queued()).toEqual([0, 0]);
    env().MAILS_OFF.splice(0, 1, ...mailKinds.filter((other) => other !== kind));
    expect(await queued()).toEqual([1, 1]);
  });
});
