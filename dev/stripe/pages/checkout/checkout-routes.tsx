/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono";
import type Stripe from "stripe";
import type { Account } from "../../core/account";
import type { Accounts } from "../../core/accounts";
import { pageAct } from "../../core/act";
import { completeCheckout, findCheckoutSession } from "../../domain/checkout";
import { entryOf, shippingEntryOf } from "../address/read-address";
import { businessName } from "../business-name";
import { Challenge, challengeOf } from "../challenge";
import { formOf } from "../headers";
import { MissingPage } from "../missing-page";
import { readerOf } from "../reader";
import { refusalOf } from "../refusal";
import { billingWish, shippingWish } from "./address-wishes";
import { CheckoutPage, type CheckoutPageProps } from "./checkout-page";
import { ClosedPage } from "./closed-page";
import { noBusiness } from "./read-business";
import { readOrder } from "./read-order";
import { trialDaysOf } from "./trial-days";

type CheckoutEnv = { Variables: { account: Account; props: CheckoutPageProps } };

/** `/c/pay/:session`: Checkout for a subscription. */
export function checkoutRoutes(accounts: Accounts): Hono<CheckoutEnv> {
  const app = new Hono<CheckoutEnv>();
  app.use("/:session", async (context, next) => {
    const found = findCheckoutSession(accounts, context.req.param("session"));
    if (!found) return context.html(<MissingPage />, 404);
    const props = propsOf(found, context);
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
    const challenge = challengeOf(order.order.card?.number ?? "", form);
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
  return app;
}

/** Stripe fills the placeholder in whether or not it is escaped. */
export const successUrl = ({ id, success_url }: Stripe.Checkout.Session): string =>
  (success_url ?? "/").replaceAll(/\{CHECKOUT_SESSION_ID\}|%7BCHECKOUT_SESSION_ID%7D/gi, id);

function propsOf({ account, session }: { account: Account; session: Stripe.Checkout.Session }, context: Context) {
  const customer = session.customer ? account.find("customer", String(session.customer)) : undefined;
  const update = account.saved.checkouts.get(session.id)?.customerUpdate;
  const trialDays = trialDaysOf(account, session.id);
  const browser = context.req.header("accept-language")?.split(/[,;]/)[0];
  const isFree = trialDays > 0 || session.amount_total === 0;
  return {
    reader: readerOf([session.locale, ...(customer?.preferred_locales ?? []), browser]),
    business: session.branding_settings?.display_name || businessName(account),
    session,
    knownEmail: customer?.email ?? session.customer_email,
    trialDays,
    billing: billingWish(session, customer, update?.address === "auto"),
    billingEntry: entryOf(customer?.address),
    shipping: shippingWish(session),
    shippingEntry: shippingEntryOf(customer?.shipping),
    businessEntry: noBusiness,
    needsCard: !(isFree && session.payment_method_collection === "if_required"),
  };
}
