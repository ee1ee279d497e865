import { z } from "zod";
import { AppError } from "@/lib/errors";

const oneAddress = z.email().max(254);
// Plain ASCII before anything is lower-cased or normalised: a look-alike of "@" or of a letter (\uff20, \u212a) would become
// the real one here or in the mail server, and the link would go to somebody else (GHSA-7rqj-j65f-68wh).
const plain = /^[\x21-\x7e]+$/;

/**
 * The form in which an address is stored, compared and written to.
 * @throws {AppError} invalid_email for anything but one plain address
 */
export function normalizeEmail(typed: string): string {
  const email = typed.trim();
  if (!isEmail(email)) throw new AppError("invalid_email");
  return email.toLowerCase();
}

export const isEmail = (value: unknown): value is string =>
  typeof value === "string" && plain.test(value) && oneAddress.safeParse(value).success;
