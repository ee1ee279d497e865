"use server";

import { randomUUID } from "node:crypto";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { ActionAnswer } from "@/app/_ui/action-form";
import { answerOf } from "@/app/_ui/answer-of";
import { requireUser } from "@/lib/auth/current-user";
import { reader } from "@/lib/auth/reader";
import { requireSameOrigin } from "@/lib/auth/same-origin";
import { AppError } from "@/lib/errors";
import { intervals, planKeys } from "@/lib/plans/catalog";
import { startCheckout as openCheckout } from "@/lib/subscriptions/start-checkout";

const Form = z.object({ intentKey: z.uuid(), plan: z.enum(planKeys), interval: z.enum(intervals) });

/** Opens Stripe's Checkout for the plan in the form, and goes there. */
export async function startCheckout(_: ActionAnswer, data: FormData): Promise<ActionAnswer> {
  const opened = await open(data).catch((error) => ({ answer: answerOf(error, randomUUID()) }));
  if ("answer" in opened) return opened.answer;
  redirect(opened.url as Route);
}

async function open(data: FormData): Promise<{ url: string }> {
  await requireSameOrigin();
  const user = await requireUser("/pricing");
  const form = Form.safeParse(Object.fromEntries(data));
  if (!form.success) throw new AppError("invalid_input");
  const { locale } = await reader(user);
  return openCheckout(user, { ...form.data, locale });
}
