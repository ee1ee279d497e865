"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import type { ActionAnswer } from "@/app/_ui/action-form";
import { requestDetails } from "@/lib/auth/request-details";
import { requestReconcile } from "@/lib/jobs/request-reconcile";
import { replayEvent, replayFailed } from "@/lib/webhooks/replay";
import { asStaff } from "../as-staff";

/** Has one event tried again. */
export async function replay(_: ActionAnswer, data: FormData): Promise<ActionAnswer> {
  const id = String(data.get("event"));
  const answer = await asStaff(async (actor) => replayEvent(actor, id, await requestDetails()));
  if (answer) return answer;
  redirect(`/admin/events/${encodeURIComponent(id)}?done=replayed` as Route);
}

/** Has all that failed tried again. */
export async function replayAll(_: ActionAnswer): Promise<ActionAnswer> {
  const answer = await asStaff(async (actor) => replayFailed(actor, await requestDetails()));
  if (answer) return answer;
  redirect("/admin/events?done=all_replayed");
}

/** Has a worker reconcile with Stripe. */
export async function reconcileNow(_: ActionAnswer): Promise<ActionAnswer> {
  const answer = await asStaff(async (actor) => requestReconcile(actor, await requestDetails()));
  if (answer) return answer;
  redirect("/admin/events?done=reconcile");
}
