import type { ReactNode } from "react";
import { requireStaff } from "@/lib/auth/current-user";
import { AdminNav } from "./admin-nav";
import { KeepPlace } from "./back-link";

/** For staff. A layout is not asked again on every navigation: each page and each read asks for itself as well. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireStaff();
  return (
    <>
      <AdminNav />
      <KeepPlace />
      {children}
    </>
  );
}
