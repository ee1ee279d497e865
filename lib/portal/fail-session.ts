import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { operatorLine } from "./operator-lines";

/**
 * Writes into a row that it did not come to a portal session, why, with which configuration it was to be one, and what
 * Stripe's answer said about itself.
 */
export async function failSession(rowId: string, error: unknown, stripeMs: number): Promise<void> {
  const { code, facts } = error instanceof AppError ? error : new AppError("unexpected");
  await db().$executeRaw`
    UPDATE "PortalSession" SET
      "state" = 'failed', "failedAt" = now(), "errorCode" = ${code}, "stripeMs" = ${stripeMs}::int,
      "askedConfigurationId" = ${facts.configurationId ?? null},
      "stripeRequestId" = ${facts.stripeRequestId ?? null}, "stripeStatus" = ${facts.stripeStatus ?? null}::int
    WHERE "id" = ${rowId}::uuid AND "state" = 'creating'`;
  log.warn({ visit: rowId, code, ...facts }, operatorLine(code) ?? "the portal was not opened");
}
