/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono";
import { cancelSubscription, keepSubscription } from "../../domain/cancel";
import { applyCoupon } from "../../domain/discounts";
import { formOf } from "../headers";
import { refusalOf } from "../refusal";
import { CancelPlan } from "./cancel-plan";
import { cancelReasons } from "./cancel-reasons";
import type { PortalEnv } from "./env";
import { backToStart, finish } from "./finish";
import { homeOr } from "./home-or";
import { prorationOf } from "./proration";
import { changeableOf } from "./view";

/** Cancel, take it back, or stay for a coupon. */
export function cancelRoutes(): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>();
  app.get("/subscriptions/:subscription/cancel", (context) => cancelPage(context));
  app.post("/subscriptions/:subscription/cancel", async (context) => {
    const subscription = cancelable(context);
    if (!subscription) return backToStart(context);
    const { view, act } = context.var;
    const form = await formOf(context.req.raw);
    const { mode, proration_behavior, cancellation_reason: reason } = view.configuration.features.subscription_cancel;
    const chosen = cancelReasons(view).find(({ value }) => value === form.get("feedback"));
    const comment = reason.enabled ? form.get("comment")?.trim().slice(0, 5000) : undefined;
    const refusal = refusalOf(view.reader, () =>
      cancelSubscription(act, subscription.id, {
        mode: mode === "immediately" ? "immediately" : "at_period_end",
        prorationBehavior: prorationOf(proration_behavior),
        ...chosen?.details,
        ...(comment && { comment }),
      }),
    );
    return refusal ? cancelPage(context, refusal) : finish(context);
  });
  app.post("/subscriptions/:subscription/keep", (context) => {
    const subscription = own(context);
    const { view, act } = context.var;
    if (!subscription) return backToStart(context);
    return homeOr(
      context,
      refusalOf(view.reader, () => keepSubscription(act, subscription.id)),
    );
  });
  app.post("/subscriptions/:subscription/accept-offer", (context) => {
    const { view, act } = context.var;
    const subscription = cancelable(context);
    const coupon = offered(context);
    if (!subscription || !coupon) return backToStart(context);
    const refusal = refusalOf(view.reader, () => applyCoupon(act, subscription.id, { coupon }));
    return refusal ? cancelPage(context, refusal) : finish(context);
  });
  return app;
}

const own = ({ var: { view }, req }: Context<PortalEnv>) =>
  view.subscriptions.find(({ id }) => id === req.param("subscription"));

const cancelable = (context: Context<PortalEnv>) =>
  context.var.view.configuration.features.subscription_cancel.enabled
    ? changeableOf(context.var.view, context.req.param("subscription"))
    : undefined;

const offered = ({ var: { view } }: Context<PortalEnv>) =>
  view.session.flow?.subscription_cancel?.retention?.coupon_offer?.coupon;

function cancelPage(context: Context<PortalEnv>, problem?: string) {
  const { view, act } = context.var;
  const subscription = cancelable(context);
  if (!subscription) return backToStart(context);
  const coupon = offered(context);
  const offer = coupon ? act.account.find("coupon", coupon) : undefined;
  const page = <CancelPlan view={view} subscription={subscription} offer={offer} problem={problem} />;
  return context.html(page, problem ? 422 : 200);
}
