import { redirect } from "next/navigation";
import { requireUser } from "@/lib/auth/current-user";
import { refreshBilling } from "@/lib/subscriptions/refresh-billing";

/**
 * Where Checkout sends people after they paid. The signed-in user's customer is re-read, since the event may be late;
 * the address names nobody, so that no id in an address authorises anything.
 */
export async function GET(): Promise<never> {
  const user = await requireUser("/account/checkout-return");
  if (user.customer) await refreshBilling(user.id, user.customer.stripeCustomerId);
  redirect("/account?checkout=done");
}
