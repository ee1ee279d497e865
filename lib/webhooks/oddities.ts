import Stripe from "stripe";
import { env, isLivemode } from "@/lib/env";
import type { ListedEvent } from "./list-events";

/** What about an event is not as our endpoint should get it, a few words each: it says that the endpoint is set up wrong. */
export function odditiesOf({
  apiVersion,
  account,
  livemode,
}: Pick<ListedEvent, "apiVersion" | "account" | "livemode">) {
  return [
    livemode !== isLivemode() && `${livemode ? "Live" : "Test"} mode`,
    account && account !== env().STRIPE_ACCOUNT && `Account ${account}`,
    apiVersion !== Stripe.API_VERSION && `Version ${apiVersion ?? "unknown"}`,
  ].filter((words) => typeof words === "string");
}
