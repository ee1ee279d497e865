import { env } from "@/lib/env";
import { messageOf } from "./letter";
import { sendMail } from "./send";

/** Tells an admin that somebody did not recognise a visit to the portal. No name and no billing in the mail: the page has them. */
export async function sendVisitReport(to: string, visitId: string): Promise<void> {
  const { BRAND_NAME, APP_URL } = env();
  const letter = {
    subject: `${BRAND_NAME}: a visit was reported`,
    sentences: [
      "A customer says that a visit to the billing portal was not theirs. They were signed out everywhere.",
      "Look at what was changed in it, and write to them.",
    ],
    button: { label: "Look at the visit", url: `${APP_URL}/admin/sessions/${visitId}` },
    why: `You get this mail because you are an admin of ${BRAND_NAME}.`,
  };
  await sendMail(messageOf(to, letter));
}
