/** @jsxImportSource hono/jsx */
import { PortalPage } from "./portal-page";
import type { PortalView } from "./view";

/** Where a flow ends when its `after_completion` is `hosted_confirmation`. */
export function Confirmation({ view }: { view: PortalView }) {
  const { reader, session } = view;
  return (
    <PortalPage view={view} title={reader.say("allSet")}>
      <p role="status">
        {session.flow?.after_completion.hosted_confirmation?.custom_message ?? reader.say("allSetText")}
      </p>
    </PortalPage>
  );
}
