import type { ActionAnswer } from "@/app/_ui/action-form";
import { answerOf } from "@/app/_ui/answer-of";
import { type CurrentUser, requireStaff } from "@/lib/auth/current-user";
import { requireSameOrigin } from "@/lib/auth/same-origin";

/** What each action of the admin area does around its one domain call. Which role may do what is asked in that call. */
export async function asStaff(work: (actor: CurrentUser) => Promise<unknown>): Promise<ActionAnswer> {
  try {
    await requireSameOrigin();
  } catch (error) {
    return answerOf(error);
  }
  const actor = await requireStaff();
  return work(actor).then(() => undefined, answerOf);
}
