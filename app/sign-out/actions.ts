"use server";

import { redirect } from "next/navigation";
import { currentUser } from "@/lib/auth/current-user";
import { endSessions } from "@/lib/auth/end-sessions";
import { signOut as endSession } from "@/lib/auth/next-auth";
import { requireSameOrigin } from "@/lib/auth/same-origin";

/** Ends this browser's session. */
export async function signOut(): Promise<void> {
  await requireSameOrigin();
  await endSession({ redirect: false });
  redirect("/sign-out");
}

/** Ends every session of the person who asks, this one included. */
export async function signOutEverywhere(): Promise<void> {
  await requireSameOrigin();
  const user = await currentUser();
  if (user) await endSessions(user.id);
  await endSession({ redirect: false });
  redirect("/sign-out");
}
