"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { ActionAnswer } from "@/app/_ui/action-form";
import { Role } from "@/generated/prisma/enums";
import { setDisabled } from "@/lib/auth/disable-account";
import { requestDetails } from "@/lib/auth/request-details";
import { setRole } from "@/lib/auth/roles";
import { AppError } from "@/lib/errors";
import { asStaff } from "../as-staff";

const page = z.enum(["people", "customer"]);
const RoleForm = z.object({ userId: z.uuid(), role: z.enum(Role), page });
const AccountForm = z.object({ userId: z.uuid(), isDisabled: z.enum(["yes", "no"]), page });

/** Gives somebody a role. */
export async function changeRole(_: ActionAnswer, data: FormData): Promise<ActionAnswer> {
  const form = RoleForm.safeParse(Object.fromEntries(data));
  const answer = await asStaff(async (actor) => {
    if (!form.success) throw new AppError("invalid_input");
    const { userId, role } = form.data;
    await setRole({ actor, userId, role, details: await requestDetails() });
  });
  if (answer || !form.success) return answer;
  redirect(backTo(form.data, "role"));
}

/** Disables somebody's account, or enables it again. */
export async function changeAccount(_: ActionAnswer, data: FormData): Promise<ActionAnswer> {
  const form = AccountForm.safeParse(Object.fromEntries(data));
  const answer = await asStaff(async (actor) => {
    if (!form.success) throw new AppError("invalid_input");
    const { userId, isDisabled } = form.data;
    await setDisabled({ actor, userId, isDisabled: isDisabled === "yes", details: await requestDetails() });
  });
  if (answer || !form.success) return answer;
  redirect(backTo(form.data, form.data.isDisabled === "yes" ? "disabled" : "enabled"));
}

// who takes their own role away may be nobody here with the next request: that page says so
const backTo = ({ page, userId }: { page: "people" | "customer"; userId: string }, done: string) =>
  (page === "people" ? `/admin/people?done=${done}` : `/admin/customers/${userId}?done=${done}`) as Route;
