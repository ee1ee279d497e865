import type { Metadata } from "next";
import { requireStaff } from "@/lib/auth/current-user";
import { may } from "@/lib/auth/permissions";
import { reader } from "@/lib/auth/reader";
import { listStaff } from "@/lib/auth/staff";
import { PageLink } from "../../_ui/page-link";
import { PageTitle } from "../../_ui/page-title";
import { DoneNotice } from "../done-notice";
import { StaffList } from "./staff-list";

export const metadata: Metadata = { title: "People" };

/** Who may enter the admin area, and as what. */
export default async function PeoplePage({ searchParams }: PageProps<"/admin/people">) {
  const actor = await requireStaff("/admin/people");
  const [staff, forReader, { done }] = await Promise.all([listStaff(actor), reader(), searchParams]);
  return (
    <div className="mx-auto grid max-w-5xl grid-cols-1 gap-6 [&_header]:mb-0">
      <PageTitle lead="Support reads everything here, reads a customer anew from Stripe and opens the portal for them with a reason. Admins do the rest. Find somebody else under Customers to give them a role.">
        People
      </PageTitle>
      <DoneNotice done={done} />
      {may(actor, "read_staff_acts") && (
        <PageLink href="/admin/people/activity" className="link -my-2.5 justify-self-start">
          What they did →
        </PageLink>
      )}
      <StaffList staff={staff} actor={actor} reader={forReader} />
    </div>
  );
}
