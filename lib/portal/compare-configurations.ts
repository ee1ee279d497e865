import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import type { ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { toAppError } from "@/lib/stripe/errors";
import { withinPatience } from "@/lib/stripe/within-patience";
import { checkConfiguration } from "./check-configuration";
import { allKeys, type ConfigurationKey, configurationMark } from "./choose-configuration";
import { type ComparedField, compareFields } from "./compare-fields";
import { compareProducts } from "./compare-products";
import { type PortalAtStripe, readPortalAtStripe } from "./portal-at-stripe";

export type ComparedConfiguration = {
  /** What stands in its metadata at Stripe. */
  mark: string;
  /** Who gets it: "Team, eur". */
  name: string;
  id: string | null; // bpc_…; null: Stripe has none of ours for it
  updatedAt: Date | null;
  fields: ComparedField[];
};

/** Read from Stripe, or why that could not be. */
export type Comparison =
  | { isRead: true; configurations: ComparedConfiguration[]; problems: string[] }
  | { isRead: false; code: ErrorCode };

/**
 * The portal configurations as declared beside those at Stripe, each of its kind and currency, and what is wrong with them.
 * @throws {AppError} not_found for anyone but staff
 */
export async function compareConfigurations(actor: CurrentUser): Promise<Comparison> {
  requirePermission(actor, "read_admin");
  const reading = readPortalAtStripe();
  const reads = Promise.all([checkConfiguration(reading), reading]);
  try {
    const [problems, atStripe] = await withinPatience(reads);
    return { isRead: true, configurations: allKeys.map((key) => compared(key, atStripe)), problems };
  } catch (error) {
    const { code, facts } = toAppError(error);
    log.warn({ code, ...facts }, "the portal configurations could not be read");
    return { isRead: false, code };
  }
}

function compared(key: ConfigurationKey, { configurations: known, sold }: PortalAtStripe): ComparedConfiguration {
  const mark = configurationMark(key).portico_configuration;
  const [found] = known.get(mark) ?? [];
  const name = `${key.kind.replace("_", " ")}, ${key.currency.toUpperCase()}`;
  return {
    mark,
    name,
    id: found?.id ?? null,
    updatedAt: found ? new Date(found.updated * 1_000) : null,
    fields: [...compareFields(found, key.kind), ...compareProducts(found, key.currency, sold)],
  };
}
