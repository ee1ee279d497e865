/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono";
import { nowFor } from "../../domain/clock";
import { pauseSubscription, resumeSubscription } from "../../domain/pause";
import { formOf } from "../headers";
import { refusalOf } from "../refusal";
import type { PortalEnv } from "./env";
import { backToStart, finish } from "./finish";
import { homeOr } from "./home-or";
import { PausePlan } from "./pause-plan";
import { changeableOf } from "./view";

/** Pause a plan for a while, and take it up again. */
export function pauseRoutes(): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>();
  app.get("/subscriptions/:subscription/pause", (context) => pausePage(context));
  app.post("/subscriptions/:subscription/pause", async (context) => {
    const { view, act } = context.var;
    const subscription = pausable(context);
    const duration = (await formOf(context.req.raw)).get("duration");
    if (!subscription) return backToStart(context);
    const resumesAt = resumeTime(context, duration);
    const refusal = refusalOf(view.reader, () =>
      pauseSubscription(act, subscription.id, resumesAt === undefined ? {} : { resumesAt }),
    );
    return refusal ? pausePage(context, refusal) : finish(context);
  });
  app.post("/subscriptions/:subscription/resume", (context) => {
    const { view, act } = context.var;
    const subscription = view.subscriptions.find(({ id }) => id === context.req.param("subscription"));
    if (!subscription) return backToStart(context);
    return homeOr(
      context,
      refusalOf(view.reader, () => resumeSubscription(act, subscription.id)),
    );
  });
  return app;
}

function pausable({ var: { view }, req }: Context<PortalEnv>) {
  if (!view.configuration.features.subscription_pause.enabled) return undefined;
  return changeableOf(view, req.param("subscription"));
}

/** The end of the chosen one of the configuration's durations; undefined for "until I resume it". */
function resumeTime({ var: { view, act } }: Context<PortalEnv>, chosen: string | null): number | undefined {
  const { duration } = view.configuration.features.subscription_pause;
  if (duration.type !== "interval_options") return undefined;
  const isChosen = ({ interval, interval_count }: { interval: string; interval_count: number }) =>
    `${interval_count}-${interval}` === chosen;
  const option = duration.interval_options.find(isChosen) ?? duration.interval_options[0];
  if (!option) return undefined;
  const end = new Date(nowFor(act.account, view.customer) * 1000);
  const count = option.interval_count;
  if (option.interval === "day") end.setUTCDate(end.getUTCDate() + count);
  if (option.interval === "week") end.setUTCDate(end.getUTCDate() + 7 * count);
  if (option.interval === "month") end.setUTCMonth(end.getUTCMonth() + count);
  if (option.interval === "year") end.setUTCFullYear(end.getUTCFullYear() + count);
  return Math.floor(end.getTime() / 1000);
}

function pausePage(context: Context<PortalEnv>, problem?: string) {
  const subscription = pausable(context);
  if (!subscription) return backToStart(context);
  const page = <PausePlan view={context.var.view} subscription={subscription} problem={problem} />;
  return context.html(page, problem ? 422 : 200);
}
