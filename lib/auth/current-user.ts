import type { Route } from "next";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import type { Role } from "@/generated/prisma/enums";
import { auth } from "./next-auth";
import { may, type Permission } from "./permissions";
import { readSession } from "./read-session";
import { safeReturnPath } from "./return-path";

export type CurrentUser = {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  locale: string | null;
  timeZone: string | null;
  /** Of this deployment's mode, test or live. Null: nothing bought yet. */
  customer: {
    id: string;
    stripeCustomerId: string;
    livemode: boolean;
    deletedAt: Date | null;
    /** The connected account it was made under. */
    stripeAccountId: string | null;
  } | null;
};

/** Who is signed in, read from the database with each request: a role taken away is gone with the next click. */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const user = (await readSession(() => auth()))?.user;
  // next-auth may answer a session object for somebody who is not signed in: only an id counts
  if (!user?.id) return null;
  const { customer } = user;
  // what passes through auth() has been JSON
  return {
    ...user,
    customer: customer && { ...customer, deletedAt: customer.deletedAt && new Date(customer.deletedAt) },
  };
});

/** The user, or the sign-in page; from there they come back to `returnPath`, else to the page they asked for. */
export async function requireUser(returnPath?: string): Promise<CurrentUser> {
  const user = await currentUser();
  if (user) return user;
  const next = safeReturnPath(returnPath ?? (await headers()).get("x-path")); // proxy.ts writes it
  redirect(`/sign-in?${new URLSearchParams({ next })}` as Route);
}

/**
 * Somebody who may enter the admin area, or the part of it that takes another permission; else the sign-in page, or 403 for
 * everybody else, whatever the page would show.
 */
export async function requireStaff(returnPath?: string, permission: Permission = "read_admin"): Promise<CurrentUser> {
  const user = await requireUser(returnPath);
  if (!may(user, permission)) forbidden();
  return user;
}
