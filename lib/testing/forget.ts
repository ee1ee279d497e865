import { db } from "@/lib/db/client";
import type { Told } from "./billing-stories";
import { letRowsGo } from "./let-rows-go";

/** What a crash between Stripe's answer and our write leaves: all that came from the answer is missing. */
const cutOff = {
  state: "creating",
  openedAt: null,
  stripeSessionId: null,
  object: null,
  configurationId: null,
  stripeCreatedAt: null,
  flow: null,
  flowType: null,
  livemode: null,
  locale: null,
  returnUrl: null,
  stripeRequestId: null,
  stripeStatus: null,
  stripeMs: null,
  afterExpiration: null,
  billingBefore: null,
};

/**
 * As if nothing of these customers had ever come here, but that they are customers and opened the portal. Their charges were
 * listed before there were any: who trusts that shows no refund.
 * @param isCutOff whether a visit is still being created
 */
export async function forget(people: Told[], isCutOff: (visitId: string) => boolean): Promise<void> {
  const customerIds = people.map(({ customerId }) => customerId);
  const eventIds = people.flatMap(({ events }) => events.map(({ id }) => id));
  const rows = people.flatMap(({ visits }) =>
    visits.map(({ id, row, createdAt }) => ({ ...row, ...(isCutOff(id) ? cutOff : { openedAt: createdAt }) })),
  );
  const where = { customerId: { in: customerIds } };
  await db().$transaction([
    letRowsGo(),
    db().$executeRaw`DELETE FROM graphile_worker._private_jobs`,
    db().stripeEvent.deleteMany({ where: { id: { in: eventIds } } }),
    db().outcome.deleteMany({ where }),
    db().mail.deleteMany({ where }),
    db().portalSession.deleteMany({ where }),
    db().$executeRaw`INSERT INTO "PortalSession"
      SELECT * FROM jsonb_populate_recordset(NULL::"PortalSession", ${JSON.stringify(rows)}::jsonb)`,
    db().subscription.deleteMany({ where }),
    db().invoice.deleteMany({ where }),
    db().paymentMethod.deleteMany({ where }),
    db().customer.updateMany({
      where: { id: { in: customerIds } },
      data: { name: null, email: null, defaultPaymentMethodId: null, syncedAt: null, chargesSyncedAt: new Date(0) },
    }),
  ]);
}
