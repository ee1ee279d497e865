import type { PersonCustomer } from "@/lib/customers/find-person";
import { reasonLimits } from "@/lib/portal/open-for-customer";
import { ActionForm } from "../../../_ui/action-form";
import { Card } from "../../../_ui/card";
import { SubmitButton } from "../../../_ui/submit-button";
import { TextArea } from "../../../_ui/text-area";
import { openForThem } from "./actions";
import { whyNotOpen } from "./why-not-open";

type Props = { userId: string; customer: PersonCustomer };

/** The portal, opened in a customer's place: with a reason, which they read; or why it cannot be. */
export function OpenCard({ userId, customer }: Props) {
  const why = whyNotOpen(customer);
  return (
    <Card title="Open the portal for them">
      {why ? <p className="text-muted">{why}</p> : <OpenForm userId={userId} />}
    </Card>
  );
}

// the limits are checked where it is written
function OpenForm({ userId }: { userId: string }) {
  const { shortest, longest } = reasonLimits;
  return (
    <ActionForm action={openForThem} intentKey={crypto.randomUUID()} leavesSite asks="portal" className="grid gap-3">
      <input type="hidden" name="userId" value={userId} />
      <TextArea
        name="reason"
        label="Why do you open it?"
        hint={`${shortest} to ${longest} characters. The customer reads it in their history, without your name.`}
        rows={3}
        maxLength={5_000} // far more than it may have, so that who pastes is told; and never too much for a form (proxy.ts)
        required
      />
      <SubmitButton pendingLabel="Opening the portal…" className="justify-self-start max-sm:w-full">
        Open the portal for them
      </SubmitButton>
    </ActionForm>
  );
}
