import type Stripe from "stripe";
import { invalid, notBuilt } from "../core/errors";
import { newId } from "../core/ids";
import type { CheckoutSetup } from "../core/saved";
import { expireSession } from "../domain/checkout-expiry";
import { type Call, pathOf } from "../http/call";
import { is, isWithin, listOf, pageOf } from "../http/list";
import { checkUrl } from "./check-url";
import { checkCustomerUpdate } from "./checkout-customer-update";
import { type Choice, newCheckout } from "./checkout-session";
import { mergedMetadata } from "./given";
import { makeProduct } from "./new-product";
import { makePrice } from "./prices";

type Params = Stripe.Checkout.SessionCreateParams;
type LineItem = Stripe.Checkout.SessionCreateParams.LineItem;
type Session = Stripe.Checkout.Session;

export function create(call: Call<Params>): object {
  const { account, params } = call;
  if (params.customer && params.customer_email) {
    throw invalid("You may only specify one of these parameters: customer, customer_email.", { param: "customer" });
  }
  checkCustomerUpdate(params, params.customer ? account.get("customer", params.customer, "customer") : undefined);
  if (!params.mode) throw missing("mode");
  if (!params.line_items?.length) throw missing("line_items");
  if ((params.ui_mode ?? "hosted_page") === "hosted_page" && !params.success_url) throw missing("success_url");
  checkUrl(params.success_url, "success_url");
  checkUrl(params.cancel_url, "cancel_url");
  checkExpiry(params.expires_at, account.now());
  if (params.allow_promotion_codes && params.discounts) {
    throw invalid("You may only specify one of these parameters: allow_promotion_codes, discounts.", {
      param: "discounts",
    });
  }
  const choices = params.line_items.map((item, index) => choiceOf(call, item, index));
  if (choices.every(({ price }) => price.type !== "recurring")) {
    throw invalid("You must provide at least one recurring price in `subscription` mode when using prices.", {
      param: "line_items",
    });
  }
  const once = choices.findIndex(({ price }) => price.type !== "recurring");
  if (once >= 0) throw notBuilt("a one-time price beside recurring ones", { param: `line_items[${once}][price]` });
  const setup = setupOf(params, choices);
  const id = newId("cs_test");
  account.saved.checkouts.set(id, setup);
  // Stripe has no event for the making of a session
  return account.put("checkout.session", newCheckout(account, { id, params, choices, setup }));
}

/** @throws {Refusal} for a time that is not from half an hour to a day ahead */
function checkExpiry(time: number | undefined, now: number) {
  if (time === undefined) return;
  const refuse = (what: string) =>
    invalid(`The \`expires_at\` timestamp must be ${what} from Checkout Session creation.`, { param: "expires_at" });
  if (time < now + 30 * 60) throw refuse("at least 30 minutes");
  if (time > now + 24 * 60 * 60) throw refuse("less than 24 hours");
}

const missing = (param: string) => invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });

function choiceOf(call: Call, item: LineItem, index: number): Choice {
  const at = `line_items[${index}]`;
  const { price_data: data } = item;
  const price = data
    ? makePrice(call, { ...data, product: productOf(call, data, at) })
    : call.account.get("price", item.price ?? "", `${at}[price]`);
  if (!price.active)
    throw invalid("The price specified is inactive. This field only accepts active prices.", { param: `${at}[price]` });
  return { price, quantity: item.quantity ?? 1 };
}

/** @returns the id of the product named, or of one made for this sale */
function productOf(
  call: Call,
  { product, product_data: data }: Stripe.Checkout.SessionCreateParams.LineItem.PriceData,
  at: string,
): string {
  if (product) return call.account.get("product", product, `${at}[price_data][product]`).id;
  if (!data) throw missing(`${at}[price_data][product]`);
  return makeProduct(call, data).id;
}

function setupOf(params: Params, choices: Choice[]): CheckoutSetup {
  const { subscription_data: data, discounts = [], customer_update: customerUpdate } = params;
  const redisplay = params.payment_method_data?.allow_redisplay;
  return {
    ...(customerUpdate && { customerUpdate }),
    ...(redisplay && { allowRedisplay: redisplay }),
    items: choices.map(({ price, quantity }) => ({ price: price.id, quantity })),
    ...(data?.trial_period_days && { trialDays: data.trial_period_days }),
    ...(data?.trial_end && { trialEnd: data.trial_end }),
    discounts: discounts.map(({ coupon, promotion_code }) => ({
      ...(coupon && { coupon }),
      ...(promotion_code && { promotionCode: promotion_code }),
    })),
    fields: {
      metadata: mergedMetadata(null, data?.metadata),
      description: data?.description ?? null,
      on_behalf_of: data?.on_behalf_of ?? null,
      ...(params.automatic_tax?.enabled && { automatic_tax: taxed }),
    },
  };
}

const taxed: Stripe.Subscription.AutomaticTax = { disabled_reason: null, enabled: true, liability: { type: "self" } };

const found = (call: Call): Session => call.account.get("checkout.session", pathOf(call, "session"));

export const retrieve = (call: Call): object => found(call);
export const expire = (call: Call): object => expireSession(call, found(call).id);

export function lineItems(call: Call<Stripe.Checkout.SessionListLineItemsParams>): object {
  return pageOf(call, found(call).line_items?.data ?? []);
}

export function list(call: Call<Stripe.Checkout.SessionListParams>): object {
  const {
    created,
    customer,
    customer_account,
    customer_details: details,
    payment_intent,
    payment_link,
    status,
    subscription,
  } = call.params;
  const sessions = call.account.all("checkout.session").filter((session) => {
    const isTheirs = is(session.customer, customer) && is(session.customer_details?.email, details?.email);
    const isOf = is(session.subscription, subscription) && is(session.payment_intent, payment_intent);
    return (
      isTheirs &&
      isOf &&
      is(session.customer_account, customer_account) &&
      is(session.payment_link, payment_link) &&
      is(session.status, status) &&
      isWithin(session.created, created)
    );
  });
  return listOf(call, sessions);
}
