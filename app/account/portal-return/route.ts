import type { Route } from "next";
import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { requireUser } from "@/lib/auth/current-user";
import { recordReturn } from "@/lib/portal/record-return";

/** Where the portal's return link leads. It changes nothing that a second visit would change again. */
export async function GET(request: NextRequest): Promise<never> {
  const visit = request.nextUrl.searchParams.get("visit") ?? "";
  // whose sign-in ended meanwhile comes back here after the next one
  const user = await requireUser(`/account/portal-return?${new URLSearchParams({ visit })}`);
  const returned = await recordReturn(user.id, visit);
  if (!returned) redirect("/account");
  // staff go back to the customer for whom they opened it
  const page = returned.userId === user.id ? "/account" : `/admin/customers/${returned.userId ?? ""}`;
  redirect(`${page}?${new URLSearchParams({ visit })}` as Route);
}
