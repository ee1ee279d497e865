/** @jsxImportSource hono/jsx */
import type Stripe from "stripe";
import { isMetered } from "../../domain/lines";
import { cardName } from "../card-name";
import { PostButton } from "../post-button";
import { hasChoice } from "./offers";
import { defaultCardOf, endsAt, idOf, type PortalView, planItemOf, productName, scheduledPhaseOf } from "./view";

const owing = ["past_due", "unpaid"];

type SubscriptionProps = { view: PortalView; subscription: Stripe.Subscription };

/** What the customer has, what happens to it next, and what they may do about it. */
export function SubscriptionCard({ view, subscription }: SubscriptionProps) {
  const { reader } = view;
  const item = planItemOf(subscription);
  return (
    <section class="card" aria-labelledby={subscription.id}>
      <h3 id={subscription.id}>{item ? productName(view, item.price) : subscription.id}</h3>
      {subscription.items.data.map((each) => (
        <p key={each.id} class="price">
          {reader.price(each.price, each.quantity ?? 1)}
          {(each.quantity ?? 1) > 1 && (
            <small> · {reader.say("seats", each.quantity ?? 1, reader.price(each.price))}</small>
          )}
        </p>
      ))}
      <p>{nextSentence(view, subscription)}</p>
      <PaidWith view={view} subscription={subscription} />
      {owing.includes(subscription.status) && <p class="problem">{reader.say("pastDue")}</p>}
      <PendingUpdate view={view} subscription={subscription} />
      <PayInvoice view={view} subscription={subscription} />
      <SubscriptionActions view={view} subscription={subscription} />
    </section>
  );
}

/** A change that was asked for and not paid yet. */
function PendingUpdate({ view, subscription }: SubscriptionProps) {
  const { reader } = view;
  const { pending_update: update } = subscription;
  const price = update?.subscription_items?.[0]?.price;
  if (!update || !price) return null;
  return <p>{reader.say("pendingUpdate", productName(view, price), reader.date(update.expires_at))}</p>;
}

/** The way to pay what the plan waits for. */
function PayInvoice({ view, subscription }: SubscriptionProps) {
  const { hosted_invoice_url: url, status } =
    view.invoices.find(({ id }) => id === idOf(subscription.latest_invoice)) ?? {};
  if (!url || status !== "open") return null;
  return (
    <p>
      <a href={url}>{view.reader.say("payInvoice")}</a>
    </p>
  );
}

/** The plan's own card, which goes before the customer's default one. */
function PaidWith({ view, subscription }: SubscriptionProps) {
  const id = idOf(subscription.default_payment_method ?? subscription.default_source) || defaultCardOf(view);
  const card = view.paymentMethods.find((method) => method.id === id);
  return card ? <p class="quiet">{view.reader.say("paidWith", cardName(view.reader, card))}</p> : null;
}

function nextSentence(view: PortalView, subscription: Stripe.Subscription): string {
  const { reader } = view;
  const item = planItemOf(subscription);
  const end = endsAt(subscription);
  if (subscription.status === "incomplete") return reader.say("notBegun");
  if (subscription.status === "paused" || subscription.pause_collection) {
    const resumes = view.resumeTimes.get(subscription.id) ?? subscription.pause_collection?.resumes_at;
    return resumes ? reader.say("pausedUntil", reader.date(resumes)) : reader.say("pausedNow");
  }
  if (end) return reader.say("endsOn", reader.date(end));
  if (!item) return "";
  const next = scheduledItemOf(view, subscription);
  if (next) {
    const price = reader.price(next.price, next.quantity);
    return reader.say("changesOn", productName(view, next.price), reader.date(item.current_period_end), price);
  }
  const price = reader.price(item.price, item.quantity ?? 1);
  if (subscription.status === "trialing" && subscription.trial_end)
    return reader.say("trialUntil", reader.date(subscription.trial_end), price);
  return reader.say("renewsOn", reader.date(item.current_period_end), price);
}

/** What a schedule makes of the plan when its period ends. */
function scheduledItemOf(view: PortalView, subscription: Stripe.Subscription) {
  const item = scheduledPhaseOf(view, subscription)?.items[0];
  const price = view.prices.find(({ id }) => id === idOf(item?.price));
  return price && { price, quantity: item?.quantity ?? 1 };
}

function SubscriptionActions({ view, subscription }: SubscriptionProps) {
  const { reader, configuration } = view;
  const { features } = configuration;
  const path = `${view.base}/subscriptions/${subscription.id}`;
  const isPaused = subscription.status === "paused" || subscription.pause_collection !== null;
  const isEnding = endsAt(subscription) !== null;
  const hasBegun = subscription.status !== "incomplete";
  // others can only be canceled (Stripe docs: Customer portal › Limitations)
  const [item, ...more] = subscription.items.data;
  const isSimple = item && !more.length && !isMetered(item.price) && subscription.collection_method !== "send_invoice";
  const isHeld = scheduledPhaseOf(view, subscription) !== undefined;
  const isChangeable = hasBegun && !isPaused && !isEnding && !isHeld;
  const canUpdate = features.subscription_update.enabled && isSimple && isChangeable && hasChoice(view, subscription);
  return (
    <div class="actions">
      {canUpdate && (
        <a class="button" href={`${path}/update`}>
          {reader.say("updatePlan")}
        </a>
      )}
      {isEnding && <PostButton action={`${path}/keep`} label={reader.say("keepPlan")} />}
      {features.subscription_pause.enabled && isChangeable && (
        <a class="button plain" href={`${path}/pause`}>
          {reader.say("pausePlan")}
        </a>
      )}
      {isPaused && <PostButton action={`${path}/resume`} label={reader.say("resumePlan")} />}
      {features.subscription_cancel.enabled && !isEnding && !isHeld && (
        <a class="button plain" href={`${path}/cancel`}>
          {reader.say("cancelPlan")}
        </a>
      )}
    </div>
  );
}
