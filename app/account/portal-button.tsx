import type { Interval, PlanKey } from "@/lib/plans/catalog";
import type { PortalFlow } from "@/lib/portal/flows";
import { ActionForm } from "../_ui/action-form";
import { flowWords } from "../_ui/flow-words";
import { SubmitButton } from "../_ui/submit-button";
import { openPortal } from "./actions";

type Props = {
  flow: PortalFlow | null;
  look: "primary" | "secondary" | "link";
  label?: string;
  /** The plan to confirm, with `subscription_update_confirm`. */
  plan?: PlanKey;
  interval?: Interval;
  /** The page it stands on, for the book. */
  source?: "/account" | "/account/portal" | "/pricing";
};

/** A form that opens the portal: its home, or one of its pages. By POST only, so that no page view ever opens one. */
export function PortalButton({ flow, look, label = flowWords(flow), plan, interval, source = "/account" }: Props) {
  return (
    <ActionForm action={openPortal} intentKey={crypto.randomUUID()} leavesSite asks="portal" className="contents">
      <input type="hidden" name="flow" value={flow ?? ""} />
      <input type="hidden" name="source" value={source} />
      {plan && <input type="hidden" name="plan" value={plan} />}
      {interval && <input type="hidden" name="interval" value={interval} />}
      <SubmitButton
        look={look}
        pendingLabel={look === "link" ? "Opening…" : "Opening the portal…"}
        isPendingBeside={look === "link"} // links stand in a row, with gaps
        className="max-sm:[&.button]:w-full"
      >
        {label}
      </SubmitButton>
    </ActionForm>
  );
}
