import type { ErrorCase } from "./error-case";
import { setUpErrors } from "./error-setup";
import { generalErrorCases } from "./general-error-cases";
import { parameterErrorCases } from "./parameter-error-cases";
import { portalErrorCases } from "./portal-error-cases";
import type { Target } from "./target";

/** What Stripe is known to refuse, and how: status, type, code, param and wording. */
export async function errorCases(target: Target): Promise<ErrorCase[]> {
  const setup = await setUpErrors(target);
  return [...parameterErrorCases(setup), ...portalErrorCases(setup), ...generalErrorCases(setup)];
}
