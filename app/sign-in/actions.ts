"use server";

import type { Route } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ActionAnswer } from "@/app/_ui/action-form";
import { answerOf } from "@/app/_ui/answer-of";
import { cookieName, cookieOptions } from "@/lib/auth/cookies";
import { signIn } from "@/lib/auth/next-auth";
import { offeredProviders } from "@/lib/auth/offered-providers";
import { requestLink } from "@/lib/auth/request-link";
import { safeReturnPath } from "@/lib/auth/return-path";
import { requireSameOrigin } from "@/lib/auth/same-origin";
import { linkLife } from "@/lib/auth/session-life";
import { AppError } from "@/lib/errors";

/** What became of asking for a link, and what was typed: a form that forgets it makes people type it again. */
export type LinkAnswer = { answer: ActionAnswer; typed: string };

/** Mails a sign-in link to the address in the form. */
export async function sendLink(_: LinkAnswer, data: FormData): Promise<LinkAnswer> {
  const typed = String(data.get("email") ?? "").slice(0, 254);
  try {
    await requireSameOrigin();
    const sentTo = await requestLink(typed, data.get("next"));
    (await cookies()).set(cookieName("sent-to"), sentTo, { ...cookieOptions(), maxAge: linkLife });
  } catch (error) {
    return { answer: answerOf(error), typed };
  }
  redirect("/sign-in/check-email");
}

/** Leads to the provider that the form names. */
export async function continueWith(_: ActionAnswer, data: FormData): Promise<ActionAnswer> {
  let address: string;
  try {
    await requireSameOrigin();
    const provider = offeredProviders().find(({ id }) => id === data.get("provider"));
    if (!provider) throw new AppError("invalid_input");
    address = await signIn(provider.id, { redirect: false, redirectTo: safeReturnPath(data.get("next")) });
  } catch (error) {
    return answerOf(error);
  }
  redirect(address as Route);
}
