"use server";

import { redirect } from "next/navigation";
import type { ActionAnswer } from "@/app/_ui/action-form";
import { answerOf } from "@/app/_ui/answer-of";
import { type CurrentUser, requireUser } from "@/lib/auth/current-user";
import { signOut } from "@/lib/auth/next-auth";
import { saveProfile as save } from "@/lib/auth/profile";
import { requireSameOrigin } from "@/lib/auth/same-origin";
import { endSignIn as end } from "@/lib/auth/sign-ins";
import { deleteAccount as erase } from "@/lib/subscriptions/delete-account";

async function attempt(work: (user: CurrentUser) => Promise<void>): Promise<ActionAnswer> {
  try {
    await requireSameOrigin();
  } catch (error) {
    return answerOf(error);
  }
  const user = await requireUser("/account/profile");
  return work(user).then(() => undefined, answerOf);
}

/** Keeps name, language and time zone. */
export async function saveProfile(_: ActionAnswer, data: FormData): Promise<ActionAnswer> {
  const answer = await attempt((user) => save(user.id, Object.fromEntries(data)));
  if (answer) return answer;
  redirect("/account/profile?saved=yes");
}

/** Signs one browser out. */
export async function endSignIn(_: ActionAnswer, data: FormData): Promise<ActionAnswer> {
  const answer = await attempt((user) => end(user.id, String(data.get("signIn"))));
  if (answer) return answer;
  redirect("/account/profile");
}

/** Deletes the person who asks, unless they still subscribe. */
export async function deleteAccount(_: ActionAnswer, data: FormData): Promise<ActionAnswer> {
  if (data.get("sure") !== "yes") return { error: "invalid_input" };
  const answer = await attempt(erase);
  if (answer) return answer;
  await signOut({ redirect: false }); // the row is gone already; this takes the cookie
  redirect("/sign-out?deleted=yes");
}
