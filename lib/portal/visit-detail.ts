import { validate as isUuid } from "uuid";
import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db/client";
import { decodeCursor, keyset, pageOf } from "@/lib/db/keyset";
import { outcomesOfVisit, ownVisitOf, type Visit } from "./history";

/** A visit with each field of Stripe's object but `url`. */
export type VisitDetail = Visit & {
  source: string;
  stripeCustomerId: string | null;
  stripeSessionId: string | null;
  object: string | null;
  configurationId: string | null;
  stripeCreatedAt: Date | null;
  customerAccount: string | null;
  flowObject: Prisma.JsonValue;
  livemode: boolean | null;
  locale: string | null;
  onBehalfOf: string | null;
  returnUrl: string | null;
  afterExpiration: Prisma.JsonValue;
  networkAddress: string | null; // truncated; null where staff opened it
};

const include = { outcomes: outcomesOfVisit } as const;

/** One visit of this user, with all that Stripe answered. Another person's is not found. */
export async function findVisitDetail(userId: string, id: string): Promise<VisitDetail | null> {
  if (!isUuid(id)) return null;
  const row = await db().portalSession.findFirst({ where: { id, userId }, include });
  return row && detailOf(row);
}

/** All visits of this user, newest first, read in pages: however many there are, few are in memory. */
export async function* allVisits(userId: string): AsyncGenerator<VisitDetail> {
  const limit = 200;
  let cursor: string | undefined;
  do {
    const position = decodeCursor(cursor);
    const { where, orderBy, take } = keyset(position, limit);
    const found = await db().portalSession.findMany({ where: { userId, ...where }, include, orderBy, take });
    const { rows, older } = pageOf(found, position, limit);
    yield* rows.map(detailOf);
    cursor = older ?? undefined;
  } while (cursor);
}

function detailOf(row: Prisma.PortalSessionGetPayload<{ include: typeof include }>): VisitDetail {
  const { source, stripeCustomerId, stripeSessionId, object, configurationId, stripeCreatedAt, customerAccount } = row;
  const { flow: flowObject, livemode, locale, onBehalfOf, returnUrl, afterExpiration } = row;
  const visit = ownVisitOf(row);
  return {
    ...visit,
    source,
    stripeCustomerId,
    stripeSessionId,
    object,
    configurationId,
    stripeCreatedAt,
    customerAccount,
    flowObject,
    livemode,
    locale,
    onBehalfOf,
    returnUrl,
    afterExpiration,
    networkAddress: visit.isByStaff ? null : row.networkAddress,
  };
}
