import type { Account } from "../core/account";
import { invalid, Refusal } from "../core/errors";

// What a restricted key may be given, by the first part of the path. Named as Stripe's messages name them.
const resources: Record<string, string> = {
  billing: "billing_feedback_option",
  billing_portal: "customer_portal",
  charges: "charge",
  checkout: "checkout_session",
  coupons: "coupon",
  customers: "customer",
  disputes: "dispute",
  events: "event",
  invoices: "invoice",
  payment_methods: "payment_method",
  prices: "plan",
  products: "product",
  promotion_codes: "promotion_code",
  refunds: "charge",
  subscriptions: "subscription",
  test_helpers: "test_clock",
  webhook_endpoints: "webhook",
};
const permissions = new Set(Object.values(resources).flatMap((name) => [`${name}_read`, `${name}_write`]));

/** What restricted keys of this account may do from now on; null: everything, as at first. */
export function readPermissions(body: Record<string, unknown>): string[] | null {
  const given = body.permissions ?? null;
  if (given === null) return null;
  const unknown = Array.isArray(given) ? given.find((name) => !permissions.has(String(name))) : given;
  if (unknown !== undefined) throw invalid(`There is no permission ${unknown}.`, { param: "permissions" });
  return given as string[];
}

/** @throws {Refusal} 403, when the key is a restricted one (`rk_…`) and may not do this. To write includes to read. */
export function requirePermission(account: Account, method: string, path: string, authorization: string | null) {
  const allowed = account.permissions;
  if (!allowed || !/^bearer rk_/i.test(authorization ?? "")) return;
  const resource = resources[path.split("/")[2] ?? ""];
  if (!resource) return;
  const needed = `${resource}_${method === "GET" ? "read" : "write"}`;
  if (allowed.includes(needed) || allowed.includes(`${resource}_write`)) return;
  const message = `The provided key does not have the required permissions for this endpoint. Having the 'rak_${needed}' permission would allow this request to continue.`;
  throw new Refusal(403, { type: "invalid_request_error", code: "more_permissions_required", message });
}
