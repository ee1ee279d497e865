"use server";

import { cookies } from "next/headers";
import { requireSameOrigin } from "@/lib/auth/same-origin";
import { themeCookie, themeOf } from "./theme";

/** Remembers how a person wants the pages to look; the page they are on is rendered anew with it. */
export async function setTheme(data: FormData): Promise<void> {
  await requireSameOrigin();
  const theme = themeOf(data.get("theme"));
  const jar = await cookies();
  if (theme === "system") jar.delete(themeCookie);
  else jar.set(themeCookie, theme, { maxAge: 365 * 24 * 3600, sameSite: "lax", httpOnly: true, path: "/" });
}
