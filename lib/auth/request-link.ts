import { AppError } from "@/lib/errors";
import { normalizeEmail } from "./email-address";
import { countLinkRequest } from "./link-requests";
import { signIn } from "./next-auth";
import { requestDetails } from "./request-details";
import { safeReturnPath } from "./return-path";

/**
 * Mails a sign-in link. What comes of it is the same for known and unknown addresses.
 * @returns the address it was sent to, as we write it
 * @throws {AppError} invalid_email, rate_limited, mail_unavailable
 */
export async function requestLink(typed: string, next: unknown): Promise<string> {
  const email = normalizeEmail(typed);
  await countLinkRequest(email, (await requestDetails()).networkAddress);
  const answer: string = await signIn("email", { email, redirect: false, redirectTo: safeReturnPath(next) });
  // next-auth logs what happened and answers the address of the error page
  if (new URL(answer).searchParams.has("error")) throw new AppError("mail_unavailable");
  return email;
}
