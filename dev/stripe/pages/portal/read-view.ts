import type { PortalVisit } from "../../domain/portal-visit";
import { usableCode } from "../../domain/promotion-codes";
import { businessName } from "../business-name";
import { readerOf } from "../reader";
import { idOf, type PortalView } from "./view";

/** Reads everything a portal page shows from the visitor's account. */
export function readView(visit: PortalVisit, token: string, acceptLanguage: string | undefined): PortalView {
  const { account, session, configuration, customer } = visit;
  const base = `/p/session/${token}`;
  const isOwn = (object: { customer?: unknown }) => idOf(object.customer as string) === customer.id;
  // a platform's visit for one of its merchants shows what was sold on that merchant's behalf only
  const isForMerchant = (object: { on_behalf_of: string | { id: string } | null }) =>
    session.on_behalf_of === null || idOf(object.on_behalf_of) === session.on_behalf_of;
  return {
    base,
    home: homePath(base, session),
    reader: readerOf([session.locale, ...(customer.preferred_locales ?? []), ...languagesOf(acceptLanguage)]),
    business: businessName(account, configuration),
    session,
    configuration,
    customer,
    subscriptions: account.subscriptionsOf(customer.id).filter(isForMerchant).reverse(),
    resumeTimes: account.saved.resumeTimes,
    schedules: account.all("subscription_schedule").filter(isOwn),
    products: account.all("product"),
    prices: account.all("price"),
    promotionCodes: account.all("promotion_code").filter(({ id }) => usableCode(account, id, customer.id)),
    feedbackOptions: account.all("billing.feedback_option"),
    paymentMethods: account.all("payment_method").filter(isOwn),
    taxIds: account.all("tax_id").filter(isOwn),
    invoices: account
      .all("invoice")
      .filter((invoice) => isOwn(invoice) && isForMerchant(invoice) && invoice.status !== "draft")
      .reverse(),
  };
}

/** A flow which does not end at the portal's home never shows it. */
function homePath(base: string, { flow }: PortalVisit["session"]): string | null {
  if (!flow) return base;
  return flow.after_completion.type === "portal_homepage" ? `${base}/home` : null;
}

const languagesOf = (header = "") => header.split(",").map((part) => part.split(";")[0]?.trim());
