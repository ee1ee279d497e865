/** @jsxImportSource hono/jsx */
import type Stripe from "stripe";
import { Alert } from "../field";
import { cancelReasons } from "./cancel-reasons";
import { PortalPage } from "./portal-page";
import { type PortalView, planItemOf } from "./view";

export type CancelPlanProps = {
  view: PortalView;
  subscription: Stripe.Subscription;
  /** A coupon offered to a customer who is about to leave. */
  offer?: Stripe.Coupon | undefined;
  problem?: string | undefined;
};

/** Asks why, says what happens, and takes the cancellation. */
export function CancelPlan({ view, subscription, offer, problem }: CancelPlanProps) {
  const { reader, configuration } = view;
  const { mode, cancellation_reason } = configuration.features.subscription_cancel;
  const end = planItemOf(subscription)?.current_period_end;
  const path = `${view.base}/subscriptions/${subscription.id}`;
  const isAtEnd = mode === "at_period_end" && end;
  return (
    <PortalPage view={view} title={reader.say("confirmCancel")}>
      <Alert text={problem} />
      {offer && <RetentionOffer view={view} offer={offer} action={`${path}/accept-offer`} />}
      <p>{isAtEnd ? reader.say("cancelAtEnd", reader.date(end)) : reader.say("cancelNow")}</p>
      {isAtEnd && <p>{reader.say("changeMind")}</p>}
      <form method="post" action={`${path}/cancel`}>
        {cancellation_reason.enabled && (
          <>
            <fieldset>
              <legend>{reader.say("whyCancel")}</legend>
              {cancelReasons(view).map(({ value, label }) => (
                <label key={value} class="choice">
                  <input type="radio" name="feedback" value={value} /> {label}
                </label>
              ))}
            </fieldset>
            <div class="field">
              <label for="comment">{reader.say("comment")}</label>
              <textarea id="comment" name="comment" rows={3} maxlength={5000} />
            </div>
          </>
        )}
        <button type="submit" class="danger">
          {reader.say("cancelPlan")}
        </button>
      </form>
    </PortalPage>
  );
}

function RetentionOffer({ view, offer, action }: { view: PortalView; offer: Stripe.Coupon; action: string }) {
  const { reader } = view;
  const off = offer.percent_off
    ? `${offer.percent_off}%`
    : reader.money(offer.amount_off ?? 0, offer.currency ?? "usd");
  return (
    <section class="card" aria-labelledby="offer">
      <h2 id="offer">{reader.say("offer", off)}</h2>
      <p>{reader.say("offerText", offer.name ?? "")}</p>
      <form method="post" action={action}>
        <button type="submit">{reader.say("acceptOffer")}</button>
      </form>
    </section>
  );
}
