/** @jsxImportSource hono/jsx */
import type { PortalVisit } from "../../domain/portal-visit";
import { Field } from "../field";
import { Page } from "../page";
import { mayAskAgain } from "./new-link";
import type { PortalView } from "./view";

/** The page of a link that is too old. @param sentTo the address a new link was just asked for */
export function expiredPage(visit: PortalVisit, { reader, business, base }: PortalView, sentTo?: string) {
  const returnUrl = visit.session.return_url;
  return (
    <Page reader={reader} title={reader.say("expiredTitle")} business={business}>
      <h1>{reader.say("expiredTitle")}</h1>
      <p>{reader.say("expiredText")}</p>
      {sentTo && <p role="status">{reader.say("newLinkSent", sentTo)}</p>}
      {!sentTo && mayAskAgain(visit) && (
        <form method="post" action={`${base}/new-link`}>
          <p>{reader.say("askNewLink")}</p>
          <Field name="email" label={reader.say("email")} type="email" autocomplete="email" />
          <button type="submit">{reader.say("sendNewLink")}</button>
        </form>
      )}
      {returnUrl && (
        <p>
          <a href={returnUrl}>{reader.say("returnTo", business)}</a>
        </p>
      )}
    </Page>
  );
}
