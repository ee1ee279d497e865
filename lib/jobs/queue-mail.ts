import type { Transaction } from "@/lib/db/client";
import { env } from "@/lib/env";
import { enqueue } from "@/lib/webhooks/enqueue";
import type { DueMail } from "./mails-of";

/**
 * Notes a mail and the job that sends it, beside what else the caller writes: both or neither, and once for each key.
 * Nothing for a kind that is switched off (MAILS_OFF).
 */
export async function queueMail(tx: Transaction, customerId: string, mail: DueMail): Promise<void> {
  if (env().MAILS_OFF.includes(mail.kind)) return;
  const { key, kind, subscriptionId } = mail;
  const data = [{ key, kind, subscriptionId, customerId }];
  const { count } = await tx.mail.createMany({ data, skipDuplicates: true });
  if (count === 0) return;
  await enqueue({ task: "send_mail", payload: { key }, queue: "mail", key: `mail:${key}`, maxAttempts: 12 }, tx);
}
