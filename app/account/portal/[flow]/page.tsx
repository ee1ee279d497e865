import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireUser } from "@/lib/auth/current-user";
import { portalFeatures } from "@/lib/portal/configuration";
import { findBilling } from "@/lib/subscriptions/billing";
import { Card } from "../../../_ui/card";
import { PageLink } from "../../../_ui/page-link";
import { PageTitle } from "../../../_ui/page-title";
import { PortalButton } from "../../portal-button";
import { linkedFlows } from "./linked-flows";
import { whyNot } from "./why-not";

type Props = PageProps<"/account/portal/[flow]">;

const linked = async ({ params }: Props) => {
  const { flow: name } = await params;
  const found = Object.hasOwn(linkedFlows, name) ? linkedFlows[name] : undefined;
  if (!found) notFound();
  return { name, ...found };
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await linked(props)).title };
}

/** Where a link in a mail leads: one button that opens one page of the portal, or why it cannot be opened. */
export default async function LinkedFlowPage(props: Props) {
  const { name, flow, title, lead, button } = await linked(props);
  const user = await requireUser(`/account/portal/${name}`);
  const billing = await findBilling(user.id);
  const features = await portalFeatures(billing);
  const problem = whyNot(flow, billing, features);
  return (
    <>
      <PageTitle lead={lead}>{title}</PageTitle>
      <Card>
        <div className="grid justify-items-start gap-3">
          {problem ? (
            <p>{problem}</p>
          ) : (
            <div className="w-full">
              <PortalButton flow={flow} look="primary" label={button} source="/account/portal" />
            </div>
          )}
          <PageLink href={billing ? "/account" : "/pricing"} className="link -mb-2.5">
            {billing ? "Go to Billing" : "See the plans"}
          </PageLink>
        </div>
      </Card>
    </>
  );
}
