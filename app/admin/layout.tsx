import type { ReactNode } from "react";
import { requireAdmin } from "@/lib/auth/current-user";

/** For staff. A layout is not asked again on every navigation: each page and each read asks for itself as well. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireAdmin();
  return children;
}
