/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono";
import { addCard, removeCard } from "../../domain/cards";
import { setDefaultCard } from "../../domain/customers";
import { cardEntryOf, readCard } from "../card-entry";
import { Challenge, challengeOf } from "../challenge";
import { formOf } from "../headers";
import { refusalOf } from "../refusal";
import { AddCard } from "./add-card";
import type { PortalEnv } from "./env";
import { backToStart, finish } from "./finish";
import { homeOr } from "./home-or";
import type { PortalView } from "./view";

/** Add a card, choose the default one, remove one. */
export function cardRoutes(): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>();
  app.use("/payment-methods/*", async (context, next) => {
    return isOffered(context.var.view) ? next() : backToStart(context);
  });
  app.get("/payment-methods/add", (context) => context.html(<AddCard view={context.var.view} />));
  app.post("/payment-methods/add", async (context) => {
    const { view, act } = context.var;
    const form = await formOf(context.req.raw);
    const entry = cardEntryOf(form);
    const read = readCard(entry, act.account.now());
    if ("problems" in read) return context.html(<AddCard view={view} entry={entry} problems={read.problems} />, 422);
    const challenge = challengeOf(read.card.number, form);
    if (challenge === "asked") {
      const action = `${view.base}/payment-methods/add`;
      return context.html(<Challenge reader={view.reader} business={view.business} action={action} form={form} />);
    }
    if (challenge === "failed") {
      const refusal = view.reader.say("notAuthenticated");
      return context.html(<AddCard view={view} entry={entry} refusal={refusal} />, 402);
    }
    const refusal = refusalOf(view.reader, () => {
      const card = addCard(act, view.customer.id, read.card);
      if (isForDefault(view, form)) setDefaultCard(act, view.customer.id, card.id);
    });
    return refusal ? context.html(<AddCard view={view} entry={entry} refusal={refusal} />, 402) : finish(context);
  });
  app.post("/payment-methods/:method/default", (context) => {
    const method = ownMethod(context);
    const { view, act } = context.var;
    if (!method) return backToStart(context);
    return homeOr(
      context,
      refusalOf(view.reader, () => setDefaultCard(act, view.customer.id, method.id)),
    );
  });
  app.post("/payment-methods/:method/remove", (context) => {
    const method = ownMethod(context);
    const { view, act } = context.var;
    if (!method) return backToStart(context);
    return homeOr(
      context,
      refusalOf(view.reader, () => removeCard(act, method.id)),
    );
  });
  return app;
}

const isOffered = ({ configuration }: PortalView) => configuration.features.payment_method_update.enabled;

// a first card, and one that a flow asked for, is the one to pay with
const isForDefault = ({ paymentMethods, session }: PortalView, form: URLSearchParams) =>
  paymentMethods.length === 0 || session.flow?.type === "payment_method_update" || form.get("default") === "yes";

const ownMethod = ({ var: { view }, req }: Context<PortalEnv>) =>
  view.paymentMethods.find(({ id }) => id === req.param("method"));
