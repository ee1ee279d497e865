/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono";
import { changePlan } from "../../domain/change-plan";
import { paymentMethodFor } from "../../domain/pay-invoice";
import { asksEachTime } from "../../domain/payments";
import { type Change, previewChange } from "../../domain/preview-change";
import { Challenge, challengeAnswer } from "../challenge";
import { formOf } from "../headers";
import { refusalOf } from "../refusal";
import { ChoosePlan } from "./choose-plan";
import { ConfirmPlan } from "./confirm-plan";
import type { PortalEnv } from "./env";
import { backToStart, finish } from "./finish";
import { type ChangeProblem, flowChange, type PlannedChange, plannedChange } from "./planned-change";
import { changeableOf } from "./view";

/** Switch plan and quantity: choose → what it costs → done. */
export function planRoutes(): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>();
  app.get("/subscriptions/:subscription/update", (context) => choosePage(context, queryOf(context)));
  app.get("/subscriptions/:subscription/confirm", (context) => {
    const query = queryOf(context);
    const planned = plan(context, query);
    if (!planned) return backToStart(context);
    return "field" in planned ? choosePage(context, query, planned) : confirmPage(context, planned);
  });
  app.post("/subscriptions/:subscription/confirm", async (context) => {
    const form = await formOf(context.req.raw);
    const subscription = updatable(context);
    const planned = plan(context, form);
    if (!planned || !subscription) return backToStart(context);
    if ("field" in planned) return choosePage(context, form, planned);
    const { view, act } = context.var;
    const answer = bankAnswerOf(context, subscription.id, planned.change, form);
    if (answer === "asked") {
      const action = `${view.base}/subscriptions/${subscription.id}/confirm`;
      return context.html(<Challenge reader={view.reader} business={view.business} action={action} form={form} />);
    }
    if (answer === "failed") {
      // the invoice is out by then: the change waits until somebody pays it
      const change = { ...planned.change, paymentBehavior: "pending_if_incomplete" };
      const failure = refusalOf(view.reader, () => changePlan({ ...act, isAtPage: false }, subscription.id, change));
      return confirmPage(context, planned, failure ?? view.reader.say("notAuthenticated"));
    }
    const refusal = refusalOf(view.reader, () => changePlan(act, subscription.id, planned.change));
    return refusal ? confirmPage(context, planned, refusal) : finish(context);
  });
  return app;
}

const queryOf = (context: Context<PortalEnv>) => new URL(context.req.url).searchParams;

/** The visitor's own subscription, when the configuration lets them update it. */
function updatable({ var: { view }, req }: Context<PortalEnv>) {
  if (!view.configuration.features.subscription_update.enabled) return undefined;
  return changeableOf(view, req.param("subscription"));
}

function plan(context: Context<PortalEnv>, form: URLSearchParams): PlannedChange | ChangeProblem | undefined {
  const { view } = context.var;
  const subscription = updatable(context);
  if (!subscription) return undefined;
  return flowChange(view, subscription) ?? plannedChange(view, subscription, form);
}

/** What the bank said to a change that is paid now with a card that asks each time; other changes pass. */
function bankAnswerOf({ var: { view, act } }: Context<PortalEnv>, id: string, change: Change, form: URLSearchParams) {
  let isAsked = false;
  const refusal = refusalOf(view.reader, () => {
    const preview = previewChange(act.account, id, change);
    const card = paymentMethodFor(act.account, preview);
    const isPaidNow = preview.next_payment_attempt === null && preview.amount_due > 0;
    isAsked = isPaidNow && card !== undefined && asksEachTime(act.account, card);
  });
  return isAsked && !refusal ? challengeAnswer(form) : "passed";
}

function choosePage(context: Context<PortalEnv>, form: URLSearchParams, problem?: ChangeProblem) {
  const subscription = updatable(context);
  if (!subscription) return backToStart(context);
  const page = <ChoosePlan view={context.var.view} subscription={subscription} form={form} problem={problem} />;
  return context.html(page, problem ? 422 : 200);
}

function confirmPage(context: Context<PortalEnv>, planned: PlannedChange, refusal?: string) {
  const { view, act } = context.var;
  const subscription = updatable(context);
  if (!subscription) return backToStart(context);
  let problem = refusal;
  let preview = null;
  problem ??= refusalOf(view.reader, () => {
    preview = previewChange(act.account, subscription.id, planned.change);
  });
  const page = <ConfirmPlan view={view} subscription={subscription} {...planned} preview={preview} problem={problem} />;
  return context.html(page, refusal ? 422 : 200);
}
