/** @jsxImportSource hono/jsx */
import type Stripe from "stripe";
import { cardExpiry, cardName } from "../card-name";
import { PostButton } from "../post-button";
import { defaultCardOf, type PortalView } from "./view";

/** The saved cards; the default one cannot be removed while a plan is paid with it. */
export function PaymentMethods({ view }: { view: PortalView }) {
  const { reader, paymentMethods } = view;
  const standard = defaultCardOf(view);
  return (
    <section aria-labelledby="payment-methods">
      <h2 id="payment-methods">{reader.say("paymentMethods")}</h2>
      {paymentMethods.length === 0 && <p>{reader.say("noCard")}</p>}
      <ul class="rows">
        {paymentMethods.map((method) => (
          <li key={method.id}>
            <span class="what">
              <strong>{cardName(reader, method)}</strong>{" "}
              <span class="quiet">{reader.say("expires", cardExpiry(method))}</span>{" "}
              {method.id === standard && <span class="badge">{reader.say("default")}</span>}
            </span>
            {method.id !== standard && <CardActions view={view} method={method} />}
          </li>
        ))}
      </ul>
      <p>
        <a class="button plain" href={`${view.base}/payment-methods/add`}>
          {reader.say("addCard")}
        </a>
      </p>
    </section>
  );
}

function CardActions({ view, method }: { view: PortalView; method: Stripe.PaymentMethod }) {
  const { reader, base } = view;
  const about = cardName(reader, method);
  const path = `${base}/payment-methods/${method.id}`;
  return (
    <div class="actions">
      <PostButton action={`${path}/default`} label={reader.say("makeDefault")} about={about} plain />
      <PostButton action={`${path}/remove`} label={reader.say("remove")} about={about} plain />
    </div>
  );
}
