/** @jsxImportSource hono/jsx */
import type Stripe from "stripe";
import { Alert, Field } from "../field";
import { type Offer, offersFor, rhythmOf } from "./offers";
import type { ChangeProblem } from "./planned-change";
import { PortalPage } from "./portal-page";
import { RhythmLinks } from "./rhythm-links";
import { type PortalView, planItemOf } from "./view";

type ChoosePlanProps = {
  view: PortalView;
  subscription: Stripe.Subscription;
  /** What was chosen so far: rhythm, price, quantity, promotion_code. */
  form: URLSearchParams;
  problem?: ChangeProblem | undefined;
};

/** The plans on offer: select one, then continue to what it costs. */
export function ChoosePlan({ view, subscription, form, problem }: ChoosePlanProps) {
  const { reader } = view;
  const offers = offersFor(view, subscription);
  const selected =
    offers.find(({ price }) => price.id === form.get("price")) ?? offers.find((offer) => offer.isCurrent);
  const rhythm = form.get("rhythm") ?? (selected ? rhythmOf(selected.price) : "");
  const path = `${view.base}/subscriptions/${subscription.id}`;
  const problemOf = (field: ChangeProblem["field"]) => (problem?.field === field ? problem.text : undefined);
  return (
    <PortalPage view={view} title={reader.say("choosePlan")}>
      <Alert text={problemOf("price")} />
      <RhythmLinks view={view} path={`${path}/update`} offers={offers} current={rhythm} />
      <form action={`${path}/update`}>
        <input type="hidden" name="rhythm" value={rhythm} />
        <ul class="rows">
          {offers
            .filter(({ price }) => rhythmOf(price) === rhythm)
            .map((offer) => (
              <OfferRow key={offer.price.id} view={view} offer={offer} isSelected={offer === selected} />
            ))}
        </ul>
      </form>
      {selected && (
        <form action={`${path}/confirm`}>
          <input type="hidden" name="price" value={selected.price.id} />
          {selected.quantity && (
            <Field
              name="quantity"
              label={reader.say("quantity")}
              value={form.get("quantity") ?? String(planItemOf(subscription)?.quantity ?? 1)}
              problem={problemOf("quantity")}
              numeric
            />
          )}
          {view.configuration.features.subscription_update.default_allowed_updates.includes("promotion_code") && (
            <Field
              name="promotion_code"
              label={reader.say("promotionCode")}
              value={form.get("promotion_code")}
              problem={problemOf("promotion_code")}
            />
          )}
          <button type="submit">{reader.say("continue")}</button>
        </form>
      )}
    </PortalPage>
  );
}

function OfferRow({ view, offer, isSelected }: { view: PortalView; offer: Offer; isSelected: boolean }) {
  const { reader } = view;
  return (
    <li class={isSelected ? "selected" : undefined}>
      <span class="what">
        <strong>{offer.name}</strong> {reader.price(offer.price)}{" "}
        {offer.isCurrent && <span class="badge">{reader.say("yourPlan")}</span>}
      </span>
      <button type="submit" name="price" value={offer.price.id} class="plain" aria-pressed={isSelected}>
        {reader.say(isSelected ? "selected" : "select", offer.name)}
      </button>
    </li>
  );
}
