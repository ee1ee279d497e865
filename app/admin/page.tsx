import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/current-user";

/** The admin area begins with the log. */
export default async function AdminPage(): Promise<never> {
  await requireStaff("/admin");
  redirect("/admin/sessions");
}
