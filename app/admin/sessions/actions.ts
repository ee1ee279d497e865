"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cookieName, keptCookieOptions } from "@/lib/auth/cookies";
import { requireStaff } from "@/lib/auth/current-user";
import { requireSameOrigin } from "@/lib/auth/same-origin";
import { filterFields } from "@/lib/session-logs/filters";
import { logAddress } from "./log-address";
import { viewOf, viewText } from "./log-view";

/** Remembers which columns somebody wants to see, and how dense; the page they are on is shown anew. */
export async function setLogView(data: FormData): Promise<void> {
  await requireSameOrigin();
  await requireStaff("/admin/sessions");
  const view = viewOf([...data.getAll("column"), data.get("density")].join("."));
  (await cookies()).set(cookieName("log-view"), viewText(view), keptCookieOptions());
  const values = filterFields.map((field) => [field, String(data.get(field) ?? "")]);
  redirect(logAddress(Object.fromEntries(values), String(data.get("cursor") ?? "")));
}
