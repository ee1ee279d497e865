import { db } from "@/lib/db/client";
import { lockRoles, recordRole } from "./roles";

/** Makes this user an admin if nobody is one, a disabled one included: ADMIN_EMAILS opens a new house, no other. */
export async function makeFirstAdmin(userId: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await lockRoles(tx);
    if (await tx.user.findFirst({ where: { role: "admin" }, select: { id: true } })) return;
    const { role } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { role: true } });
    await tx.user.update({ where: { id: userId }, data: { role: "admin" } });
    await recordRole(tx, { actor: null, userId, before: role, after: "admin" });
  });
}
