import type { Metadata } from "next";
import { Notice } from "../_ui/notice";

export const metadata: Metadata = { title: "Not for your role" };

/** For staff who may enter the admin area and not this page of it; whoever may not enter at all reads app/forbidden. */
export default function ForbiddenToRole() {
  return (
    <Notice title="This page is not for your role">
      You are signed in as staff, but it takes another role to open this page. If you need it, ask an administrator.
    </Notice>
  );
}
