/** @jsxImportSource hono/jsx */
import type { CardEntry, CardProblems } from "../card-entry";
import { CardFields } from "../card-fields";
import { Alert } from "../field";
import { PortalPage } from "./portal-page";
import type { PortalView } from "./view";

export type AddCardProps = {
  view: PortalView;
  entry?: CardEntry | undefined;
  problems?: CardProblems | undefined;
  /** What the bank said. */
  refusal?: string | undefined;
};

/** A new card; it becomes the default one unless the customer says otherwise. */
export function AddCard({ view, entry, problems, refusal }: AddCardProps) {
  const { reader, base, paymentMethods, session } = view;
  const isFlow = session.flow?.type === "payment_method_update";
  return (
    <PortalPage view={view} title={reader.say(isFlow ? "updateCard" : "addCard")}>
      <Alert text={refusal} />
      <form method="post" action={`${base}/payment-methods/add`} novalidate>
        <CardFields reader={reader} entry={entry} problems={problems} />
        {!isFlow && paymentMethods.length > 0 && (
          <label class="choice">
            <input type="checkbox" name="default" value="yes" checked /> {reader.say("useAsDefault")}
          </label>
        )}
        <button type="submit">{reader.say("saveCard")}</button>
      </form>
    </PortalPage>
  );
}
