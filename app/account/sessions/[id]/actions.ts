"use server";

import { redirect } from "next/navigation";
import type { ActionAnswer } from "@/app/_ui/action-form";
import { answerOf } from "@/app/_ui/answer-of";
import { requireUser } from "@/lib/auth/current-user";
import { signOut } from "@/lib/auth/next-auth";
import { requestDetails } from "@/lib/auth/request-details";
import { requireSameOrigin } from "@/lib/auth/same-origin";
import { reportVisit as report } from "@/lib/portal/report-visit";

/** "This wasn't me": signs the person out everywhere and tells the admins. */
export async function reportVisit(_: ActionAnswer, data: FormData): Promise<ActionAnswer> {
  const answer = await handOn(String(data.get("visit"))).catch((error) => answerOf(error));
  if (answer) return answer;
  await signOut({ redirect: false }); // the row is gone already; this takes the cookie
  redirect("/sign-out?reported=yes");
}

async function handOn(visit: string): Promise<undefined> {
  await requireSameOrigin();
  await report(await requireUser("/account/sessions"), visit, await requestDetails());
}
