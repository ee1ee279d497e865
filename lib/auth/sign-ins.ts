import { validate as isUuid } from "uuid";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Actor } from "./admin-event";
import { tokenHash } from "./find-session";
import { requirePermission } from "./permissions";

/** One browser that is signed in. */
export type SignIn = {
  id: string;
  createdAt: Date;
  userAgent: string | null;
  networkAddress: string | null;
  /** Whether it is the browser that asks. */
  isThisOne: boolean;
};

/**
 * Where a user is signed in now, newest first, and by which providers they may sign in besides the e-mail link.
 * @param ownToken of the session that asks, as its cookie has it
 */
export async function listSignIns(
  userId: string,
  ownToken?: string,
): Promise<{ signIns: SignIn[]; providers: string[] }> {
  const [found, accounts] = await Promise.all([
    db().session.findMany({
      where: { userId, expires: { gt: new Date() } },
      select: { id: true, createdAt: true, userAgent: true, networkAddress: true, sessionToken: true },
      orderBy: { createdAt: "desc" },
    }),
    db().account.findMany({ where: { userId }, select: { provider: true } }),
  ]);
  const ownHash = ownToken ? tokenHash(ownToken) : null;
  const signIns = found.map(({ sessionToken, ...signIn }) => ({ ...signIn, isThisOne: sessionToken === ownHash }));
  return { signIns, providers: accounts.map(({ provider }) => provider) };
}

/**
 * Signs one browser out: with its next request it finds its session gone.
 * @throws {AppError} not_found for another person's
 */
export async function endSignIn(userId: string, id: string): Promise<void> {
  const { count } = isUuid(id) ? await db().session.deleteMany({ where: { id, userId } }) : { count: 0 };
  if (!count) throw new AppError("not_found");
}

/**
 * The same for staff, of anybody.
 * @throws {AppError} not_found for anyone but staff
 */
export function listSignInsOf(actor: Actor, userId: string): ReturnType<typeof listSignIns> {
  requirePermission(actor, "read_admin");
  return listSignIns(userId);
}
