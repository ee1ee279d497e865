import type { Metadata } from "next";
import { Notice } from "./_ui/notice";

export const metadata: Metadata = { title: "Not for this account" };

export default function Forbidden() {
  return (
    <Notice title="This page is for staff">
      Your account is signed in, but it may not open this page. If it should, ask an administrator for the role.
    </Notice>
  );
}
