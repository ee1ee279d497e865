import type { CurrentUser } from "@/lib/auth/current-user";
import { listStaffActs } from "@/lib/auth/list-staff-acts";
import { listSignInsOf } from "@/lib/auth/sign-ins";
import type { Person } from "@/lib/customers/find-person";
import { listMails } from "@/lib/customers/list-mails";
import { findReturnNotice } from "@/lib/portal/return-notice";
import { listSessionLog } from "@/lib/session-logs/list";
import { findMirror } from "@/lib/subscriptions/mirror";
import { listEventsOf } from "@/lib/webhooks/list-events-of";

/** Everything that the page of one person shows, read side by side. */
export async function readPerson(actor: CurrentUser, { user, customer }: Person, visit: unknown) {
  const mirrorRead = customer ? findMirror(actor, customer.id) : null;
  const isBack = user && typeof visit === "string";
  const subjects = [user?.id, customer?.id].filter((id) => id !== undefined);
  const [mirror, sessions, events, mails, access, acts, notice] = await Promise.all([
    mirrorRead,
    listSessionLog(actor, { person: user?.id ?? customer?.stripeCustomerId }, undefined, 10),
    customer ? listEventsOf(actor, { customer: customer.stripeCustomerId, limit: 10 }) : null,
    customer ? listMails(actor, customer.id) : [],
    user ? listSignInsOf(actor, user.id) : null,
    listStaffActs(actor, subjects),
    isBack
      ? findReturnNotice(
          user.id,
          visit,
          Promise.resolve(mirrorRead).then((read) => read?.billing ?? null),
          actor.id,
        )
      : null,
  ]);
  return { mirror, sessions, events, mails, access, acts, notice };
}
