import { db } from "@/lib/db/client";
import { isEmail, normalizeEmail } from "./email-address";
import { setRole } from "./roles";

export type Grant = { isAdmin: boolean; sentence: string };

/** Makes the person with this address an admin, at an operator's word. Only somebody who proved it by signing in. */
export async function grantAdmin(typed: string): Promise<Grant> {
  if (!isEmail(typed)) return refused(`"${typed}" is not an e-mail address.`);
  const email = normalizeEmail(typed);
  const user = await db().user.findUnique({ where: { email } });
  if (!user) return refused(`Nobody has signed in as ${email} yet. Ask them to sign in once, then run this again.`);
  if (user.disabledAt) return refused(`The account of ${email} is disabled. Enable it first.`);
  if (user.role === "admin") return { isAdmin: true, sentence: `${email} is an admin already. Nothing was changed.` };
  await setRole({ actor: null, userId: user.id, role: "admin" });
  return { isAdmin: true, sentence: `${email} is an admin now, from their next click on.` };
}

const refused = (sentence: string): Grant => ({ isAdmin: false, sentence });
