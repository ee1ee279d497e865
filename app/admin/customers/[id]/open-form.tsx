import { reasonLimits } from "@/lib/portal/open-for-customer";
import { ActionForm } from "../../../_ui/action-form";
import { SubmitButton } from "../../../_ui/submit-button";
import { TextArea } from "../../../_ui/text-area";
import { openForThem } from "./actions";

/** Opens the portal in a customer's place: with a reason, which they read. The limits are checked where it is written. */
export function OpenForm({ userId }: { userId: string }) {
  const { shortest, longest } = reasonLimits;
  return (
    <ActionForm action={openForThem} intentKey={crypto.randomUUID()} leavesSite className="grid gap-3">
      <input type="hidden" name="userId" value={userId} />
      <TextArea
        name="reason"
        label="Why do you open it?"
        hint={`${shortest} to ${longest} characters. The customer reads it in their history, without your name.`}
        rows={3}
        required
      />
      <SubmitButton pendingLabel="Opening the portal…" className="justify-self-start max-sm:w-full">
        Open the portal for them
      </SubmitButton>
    </ActionForm>
  );
}
