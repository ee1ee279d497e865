import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import type { ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { type Currency, currencies } from "@/lib/plans/catalog";
import { toAppError } from "@/lib/stripe/errors";
import { withinPatience } from "@/lib/stripe/within-patience";
import { checkConfiguration } from "./check-configuration";
import { type ComparedField, compareFields } from "./compare-fields";
import { findConfiguration } from "./configuration";

export type ComparedConfiguration = {
  currency: Currency;
  id: string | null; // bpc_…; null: Stripe has none of ours for it
  livemode: boolean;
  updatedAt: Date | null;
  fields: ComparedField[];
};

/** Read from Stripe, or why that could not be. */
export type Comparison =
  | { isRead: true; configurations: ComparedConfiguration[]; problems: string[] }
  | { isRead: false; code: ErrorCode };

const patienceMs = 8_000;

/**
 * The portal configurations as declared beside those at Stripe, one for each currency, and what is wrong with them.
 * @throws {AppError} not_found for anyone but staff
 */
export async function compareConfigurations(actor: CurrentUser): Promise<Comparison> {
  requirePermission(actor, "read_admin");
  const reads = Promise.all([checkConfiguration(), Promise.all(currencies.map(compared))]);
  try {
    const [problems, configurations] = await withinPatience(patienceMs, reads);
    return { isRead: true, configurations, problems };
  } catch (error) {
    const { code, facts } = toAppError(error);
    log.warn({ code, ...facts }, "the portal configurations could not be read");
    return { isRead: false, code };
  }
}

async function compared(currency: Currency): Promise<ComparedConfiguration> {
  const found = await findConfiguration(currency);
  return {
    ...{ currency, id: found?.id ?? null, livemode: found?.livemode ?? false },
    updatedAt: found ? new Date(found.updated * 1_000) : null,
    fields: compareFields(found),
  };
}
