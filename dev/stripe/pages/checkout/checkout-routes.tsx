/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import type Stripe from "stripe";
import type { Account } from "../../core/account";
import type { Accounts } from "../../core/accounts";
import { pageAct } from "../../core/act";
import { removeCard } from "../../domain/cards";
import { completeCheckout, findCheckoutSession } from "../../domain/checkout";
import { asksEachTime } from "../../domain/payments";
import { Challenge, challengeAnswer, challengeOf } from "../challenge";
import { formOf } from "../headers";
import { MissingPage } from "../missing-page";
import { refusalOf } from "../refusal";
import { mayRemove } from "./card-choice";
import { CheckoutPage, type CheckoutPageProps } from "./checkout-page";
import { ClosedPage } from "./closed-page";
import { readCheckout } from "./read-checkout";
import { readOrder } from "./read-order";

type CheckoutEnv = { Variables: { account: Account; props: CheckoutPageProps } };

/** `/c/pay/:session`: Checkout for a subscription. */
export function checkoutRoutes(accounts: Accounts): Hono<CheckoutEnv> {
  const app = new Hono<CheckoutEnv>();
  app.use("/:session/*", async (context, next) => {
    const found = findCheckoutSession(accounts, context.req.param("session"));
    if (!found) return context.html(<MissingPage />, 404);
    const props = readCheckout(found, context.req.header("accept-language"));
    if (found.session.status !== "open") return context.html(<ClosedPage {...props} />, 410);
    context.set("account", found.account);
    context.set("props", props);
    await next();
  });
  app.get("/:session", (context) => context.html(<CheckoutPage {...context.var.props} />));
  app.post("/:session", async (context) => {
    const { account, props } = context.var;
    const form = await formOf(context.req.raw);
    const order = readOrder(account, props, form);
    if ("again" in order) return context.html(<CheckoutPage {...props} {...order.again} />, 422);
    const { card, savedCard } = order.order;
    const asks = savedCard && asksEachTime(account, savedCard);
    const challenge = asks ? challengeAnswer(form) : challengeOf(card?.number ?? "", form);
    if (challenge === "asked") return context.html(<Challenge {...props} action={context.req.path} form={form} />);
    if (challenge === "failed") {
      const refusal = props.reader.say("notAuthenticated");
      return context.html(<CheckoutPage {...props} {...order.entered} refusal={refusal} />, 402);
    }
    let done: Stripe.Checkout.Session | undefined;
    const refusal = refusalOf(props.reader, () => {
      done = completeCheckout(pageAct(account), props.session.id, order.order);
    });
    if (refusal || !done) return context.html(<CheckoutPage {...props} {...order.entered} refusal={refusal} />, 402);
    return context.redirect(successUrl(done), 303);
  });
  app.post("/:session/cards/:card/remove", (context) => {
    const { account, props } = context.var;
    const card = mayRemove(props.session) ? props.cards.find(({ id }) => id === context.req.param("card")) : undefined;
    if (card) removeCard(pageAct(account), card.id);
    return context.redirect(`/c/pay/${props.session.id}`, 303);
  });
  return app;
}

/** Stripe fills the placeholder in whether or not it is escaped. */
export const successUrl = ({ id, success_url }: Stripe.Checkout.Session): string =>
  (success_url ?? "/").replaceAll(/\{CHECKOUT_SESSION_ID\}|%7BCHECKOUT_SESSION_ID%7D/gi, id);
