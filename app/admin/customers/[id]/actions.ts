"use server";

import { randomUUID } from "node:crypto";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { ActionAnswer } from "@/app/_ui/action-form";
import { answerOf } from "@/app/_ui/answer-of";
import { requireUser } from "@/lib/auth/current-user";
import { revokeSignIns } from "@/lib/auth/end-sessions";
import { reader } from "@/lib/auth/reader";
import { requestDetails } from "@/lib/auth/request-details";
import { requireSameOrigin } from "@/lib/auth/same-origin";
import { AppError } from "@/lib/errors";
import { openForCustomer } from "@/lib/portal/open-for-customer";
import { resyncCustomer } from "@/lib/subscriptions/resync";
import { asStaff } from "../../as-staff";

const PersonForm = z.object({ personId: z.uuid() });
const OpenForm = z.object({ userId: z.uuid(), intentKey: z.uuid(), reason: z.string().max(5_000) });

/** Reads the customer anew from Stripe. */
export async function resync(_: ActionAnswer, data: FormData): Promise<ActionAnswer> {
  const form = PersonForm.extend({ customerId: z.uuid() }).safeParse(Object.fromEntries(data));
  const answer = await asStaff(async (actor) => {
    if (!form.success) throw new AppError("invalid_input");
    await resyncCustomer(actor, form.data.customerId, await requestDetails());
  });
  if (answer || !form.success) return answer;
  redirect(`/admin/customers/${form.data.personId}?done=resynced` as Route);
}

/** Signs the person out in every browser. */
export async function signOutEverywhere(_: ActionAnswer, data: FormData): Promise<ActionAnswer> {
  const form = PersonForm.safeParse(Object.fromEntries(data));
  const answer = await asStaff(async (actor) => {
    if (!form.success) throw new AppError("invalid_input");
    await revokeSignIns(actor, form.data.personId, await requestDetails());
  });
  if (answer || !form.success) return answer;
  redirect(`/admin/customers/${form.data.personId}?done=signed_out` as Route);
}

/** Opens the portal for the person, and goes there. */
export async function openForThem(_: ActionAnswer, data: FormData): Promise<ActionAnswer> {
  const opened = await open(data).catch((error) => ({ answer: answerOf(error, randomUUID()) }));
  if ("answer" in opened) return opened.answer;
  redirect(opened.url as Route);
}

async function open(data: FormData): Promise<{ url: string }> {
  await requireSameOrigin();
  const actor = await requireUser("/admin/customers"); // who may not is refused, and written down, behind this
  const form = OpenForm.safeParse(Object.fromEntries(data));
  if (!form.success) throw new AppError("invalid_input");
  const [request, { locale }] = await Promise.all([requestDetails(), reader(actor)]);
  return openForCustomer({ ...form.data, actor, locale, request, source: "/admin/customers" });
}
