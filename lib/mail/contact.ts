import { z } from "zod";
import { env } from "@/lib/env";

/** `address` where it is one of mail: it is shown, for who writes elsewhere than in this browser. */
export type Contact = { href: string; address: string | null };

/**
 * Where "Write to us" leads: SUPPORT_ADDRESS, else the sender of our mails, unless its name says that nobody reads what is
 * sent there. Null: nowhere, and no page offers it.
 */
export function contact(): Contact | null {
  const { SUPPORT_ADDRESS, MAIL_FROM } = env();
  if (SUPPORT_ADDRESS?.startsWith("https:")) return { href: SUPPORT_ADDRESS, address: null };
  const address = SUPPORT_ADDRESS ?? answerable(MAIL_FROM);
  return address ? { href: `mailto:${address}`, address } : null;
}

/** The address in `Name <address>`, or what is one already. */
function answerable(sender: string): string | null {
  const address = /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender;
  if (!z.email().safeParse(address).success) return null;
  return /^(no|do|dont|donot|not?)[-_.]?(not[-_.]?)?reply|^(bounces?|mailer-daemon)\b/i.test(address) ? null : address;
}
