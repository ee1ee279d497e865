import { env } from "@/lib/env";
import { messageOf } from "./letter";
import { sendMail } from "./send";

/** Sends the link that signs its reader in: good for ten minutes and for one time. */
export async function sendSignInLink(to: string, url: string): Promise<void> {
  const title = `Sign in to ${env().BRAND_NAME}`;
  const letter = {
    subject: title,
    sentences: ["Here is your link to sign in. It works once, for ten minutes."],
    button: { label: title, url },
    why: "You get this mail because somebody, probably you, entered your address on our sign-in page. If it was not you, do nothing: nobody can sign in without this link.",
    isAddressWritten: true,
  };
  await sendMail(messageOf(to, letter));
}
