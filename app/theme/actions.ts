"use server";

import { cookies } from "next/headers";
import { cookieOptions, keptCookieOptions } from "@/lib/auth/cookies";
import { requireSameOrigin } from "@/lib/auth/same-origin";
import { themeCookie, themeOf } from "./theme";

/** Remembers how a person wants the pages to look; the page they are on is rendered anew with it. */
export async function setTheme(data: FormData): Promise<void> {
  await requireSameOrigin();
  const theme = themeOf(data.get("theme"));
  const jar = await cookies();
  // not by delete(): browsers take a __Host- cookie back by what is as guarded as the cookie itself
  if (theme === "system") jar.set(themeCookie(), "", { ...cookieOptions(), maxAge: 0 });
  else jar.set(themeCookie(), theme, keptCookieOptions());
}
