"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/current-user";
import { requireSameOrigin } from "@/lib/auth/same-origin";
import { filterFields } from "@/lib/session-logs/filters";
import { logAddress } from "./log-address";
import { viewCookie, viewOf, viewText } from "./log-view";

/** Remembers which columns somebody wants to see, and how dense; the page they are on is shown anew. */
export async function setLogView(data: FormData): Promise<void> {
  await requireSameOrigin();
  await requireStaff("/admin/sessions");
  const view = viewOf([...data.getAll("column"), data.get("density")].join("."));
  const options = { maxAge: 365 * 24 * 3600, sameSite: "lax", httpOnly: true, path: "/admin" } as const;
  (await cookies()).set(viewCookie, viewText(view), options);
  const values = filterFields.map((field) => [field, String(data.get(field) ?? "")]);
  redirect(logAddress(Object.fromEntries(values), String(data.get("cursor") ?? "")));
}
