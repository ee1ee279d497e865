"use server";

import { randomUUID } from "node:crypto";
import type { Route } from "next";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { ActionAnswer } from "@/app/_ui/action-form";
import { answerOf } from "@/app/_ui/answer-of";
import { requireUser } from "@/lib/auth/current-user";
import { reader } from "@/lib/auth/reader";
import { requestDetails } from "@/lib/auth/request-details";
import { requireSameOrigin } from "@/lib/auth/same-origin";
import { AppError } from "@/lib/errors";
import { intervals, planKeys } from "@/lib/plans/catalog";
import { portalFlows } from "@/lib/portal/flows";
import { openPortalSession } from "@/lib/portal/open-session";

const Form = z.object({
  intentKey: z.uuid(),
  flow: z.union([z.literal("").transform(() => null), z.enum(portalFlows)]),
  plan: z.enum(planKeys).optional(), // with the flow that confirms a plan
  interval: z.enum(intervals).optional(), // of that plan
  source: z.enum(["/account", "/account/portal", "/pricing"]).default("/account"),
});

/** Opens the Billing Portal for whoever is signed in, and goes there. */
export async function openPortal(_: ActionAnswer, data: FormData): Promise<ActionAnswer> {
  const opened = await open(data).catch((error) => ({ answer: answerOf(error, randomUUID()) }));
  if ("answer" in opened) {
    refresh(); // the attempt is in the history now, and the page shows it
    return opened.answer;
  }
  redirect(opened.url as Route);
}

async function open(data: FormData): Promise<{ url: string }> {
  await requireSameOrigin();
  const user = await requireUser("/account");
  const form = Form.safeParse(Object.fromEntries(data));
  if (!form.success) throw new AppError("invalid_input");
  const [request, { locale }] = await Promise.all([requestDetails(), reader(user)]);
  return openPortalSession({ ...form.data, user, request, locale });
}
