/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import { Page } from "../page";
import type { PortalView } from "./view";

type PortalPageProps = {
  view: PortalView;
  title: string;
  /** Path of the page before this one; null where there is none. */
  back?: string | null;
  children: Child;
};

/** The portal's frame: the way back to the business, the way back to the portal's home, the business's own links. */
export function PortalPage({ view, title, back = view.home, children }: PortalPageProps) {
  const { reader, business, session } = view;
  const profile = view.configuration.business_profile;
  const links = [
    { href: profile.terms_of_service_url, label: reader.say("terms") },
    { href: profile.privacy_policy_url, label: reader.say("privacy") },
  ];
  return (
    <Page reader={reader} title={title} business={business} links={links}>
      {session.return_url && (
        <p>
          <a href={session.return_url}>
            <span aria-hidden="true">← </span>
            {reader.say("returnTo", business)}
          </a>
        </p>
      )}
      <h1>{title}</h1>
      {children}
      {back && (
        <p>
          <a href={back}>{reader.say("back")}</a>
        </p>
      )}
    </Page>
  );
}
