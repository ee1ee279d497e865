/** @jsxImportSource hono/jsx */
import type Stripe from "stripe";
import { Alert } from "../field";
import { PortalPage } from "./portal-page";
import type { PortalView } from "./view";

type PausePlanProps = { view: PortalView; subscription: Stripe.Subscription; problem?: string | undefined };

/** Pauses a plan, for as long as the configuration lets the customer choose. */
export function PausePlan({ view, subscription, problem }: PausePlanProps) {
  const { reader, base } = view;
  const { duration } = view.configuration.features.subscription_pause;
  const options = duration.type === "interval_options" ? duration.interval_options : [];
  return (
    <PortalPage view={view} title={reader.say("confirmPause")}>
      <Alert text={problem} />
      <p>{reader.say("pauseText")}</p>
      <form method="post" action={`${base}/subscriptions/${subscription.id}/pause`}>
        {options.length > 0 ? (
          <fieldset>
            <legend>{reader.say("pauseFor")}</legend>
            {options.map(({ interval, interval_count: count }, index) => (
              <label key={`${count}-${interval}`} class="choice">
                <input type="radio" name="duration" value={`${count}-${interval}`} checked={index === 0} />{" "}
                {reader.span(count, interval)}
              </label>
            ))}
          </fieldset>
        ) : (
          <p>{reader.say("untilResumed")}</p>
        )}
        <button type="submit">{reader.say("pausePlan")}</button>
      </form>
    </PortalPage>
  );
}
