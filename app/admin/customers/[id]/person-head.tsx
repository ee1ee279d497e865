import type { CurrentUser } from "@/lib/auth/current-user";
import { may } from "@/lib/auth/permissions";
import type { Reader } from "@/lib/auth/reader";
import type { Person } from "@/lib/customers/find-person";
import { inWords } from "@/lib/words/in-words";
import { ActionForm } from "../../../_ui/action-form";
import { Badge } from "../../../_ui/badge";
import { CopyableId } from "../../../_ui/copyable-id";
import { PageTitle } from "../../../_ui/page-title";
import { SubmitButton } from "../../../_ui/submit-button";
import { Time } from "../../../_ui/time";
import { BackLink } from "../../back-link";
import { resync } from "./actions";

type Props = { actor: CurrentUser; person: Person; reader: Reader };

/** Who it is, what is particular about them, and the one thing that is always harmless to do. */
export function PersonHead({ actor, person: { id, user, customer }, reader }: Props) {
  return (
    <div className="grid justify-items-start gap-2">
      <BackLink list="/admin/customers">Customers</BackLink>
      <PageTitle lead={user ? user.name : "This person was erased. The books of their customer stay."}>
        {user?.email ?? customer?.stripeCustomerId}
      </PageTitle>
      <div className="flex flex-wrap items-center gap-2">
        {user && user.role !== "customer" && <Badge word={inWords(user.role)} tone="good" />}
        {user?.disabledAt && <Badge word="Disabled" tone="attention" />}
        {customer?.deletedAt && <Badge word="Deleted at Stripe" tone="failed" />}
        {customer && !customer.livemode && <Badge word="Test mode" tone="neutral" />}
      </div>
      <div className="flex w-full flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="flex flex-wrap items-center gap-x-3 text-muted text-sm">
          <CopyableId value={id} label={user ? "user id" : "customer id"} />
          {user && (
            <span>
              since <Time at={user.createdAt} reader={reader} look="short" />
            </span>
          )}
        </div>
        {customer && may(actor, "resync_customer") && (
          <ActionForm action={resync} className="contents">
            <input type="hidden" name="personId" value={id} />
            <input type="hidden" name="customerId" value={customer.id} />
            <SubmitButton look="secondary" pendingLabel="Reading…" className="max-sm:w-full">
              Read anew from Stripe
            </SubmitButton>
          </ActionForm>
        )}
      </div>
    </div>
  );
}
