import { env } from "@/lib/env";
import { sendMail } from "./send";

/** Tells an admin that somebody did not recognise a visit to the portal. No name and no billing in the mail: the page has them. */
export async function sendVisitReport(to: string, visitId: string): Promise<void> {
  const { BRAND_NAME: brand, APP_URL } = env();
  const url = `${APP_URL}/admin/sessions/${visitId}`;
  const said = "A customer says that a visit to the billing portal was not theirs. They were signed out everywhere.";
  await sendMail({
    to,
    subject: `${brand}: a visit was reported`,
    text: `${said}\n\nLook at it here:\n${url}\n`,
    html: `<!doctype html><html lang="en"><body><p>${said}</p><p><a href="${url}">Look at the visit</a></p></body></html>`,
  });
}
