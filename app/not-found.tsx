import type { Metadata } from "next";
import { Notice } from "./_ui/notice";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Notice title="There is nothing here">
      The address may be mistyped, or what stood here is gone, or it belongs to another account.
    </Notice>
  );
}
