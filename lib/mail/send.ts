import { createTransport } from "nodemailer";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

export type Message = { to: string; subject: string; text: string; html: string };

/**
 * Hands one message to the mail service.
 * @throws {AppError} mail_unavailable when it is away, too slow, or refuses the message
 */
export async function sendMail({ to, subject, text, html }: Message): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  const transport = createTransport({
    url: SMTP_URL,
    // somebody is waiting before a form: the defaults would let them wait for two minutes
    connectionTimeout: 4_000,
    greetingTimeout: 4_000,
    socketTimeout: 8_000,
    dnsTimeout: 4_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    // as an object the address is taken as it is, never parsed into several
    await transport.sendMail({ from: MAIL_FROM, to: { name: "", address: to }, subject, text, html });
  } catch (cause) {
    throw new AppError("mail_unavailable", { cause });
  } finally {
    transport.close();
  }
}
