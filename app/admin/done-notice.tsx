import { StatusNotice } from "../_ui/status-notice";

const sentences: Record<string, string> = {
  role: "The role was changed. It holds from their next click on.",
  disabled: "The account is disabled and signed out everywhere. Its billing at Stripe goes on as it is.",
  enabled: "The account is enabled. They can sign in again.",
  resynced: "Read anew from Stripe. What stands here is what Stripe has.",
  signed_out: "Signed out in every browser, from the next click on.",
  replayed: "The event is tried again now. Load this page again in a moment.",
  all_replayed: "The failed events are tried again now. Load this page again in a moment.",
  reconcile: "A worker reconciles with Stripe now. The report stands here when it is done.",
};

/** What the action one comes back from has done; nothing for words that no action of ours leaves in the address. */
export function DoneNotice({ done }: { done: string | string[] | undefined }) {
  if (typeof done !== "string" || !Object.hasOwn(sentences, done)) return null;
  return (
    <StatusNotice tone="good" title="Done.">
      <p>{sentences[done]}</p>
    </StatusNotice>
  );
}
