/** @jsxImportSource hono/jsx */
import type Stripe from "stripe";
import { Alert } from "../field";
import { PortalPage } from "./portal-page";
import { type PortalView, productName } from "./view";

export type ConfirmPlanProps = {
  view: PortalView;
  subscription: Stripe.Subscription;
  price: Stripe.Price;
  quantity: number;
  promotionCode: string;
  /** What would be billed; null when that cannot be worked out. */
  preview: Stripe.Invoice | null;
  problem?: string | undefined;
};

/** What a switch costs, now and later, before it is made. */
export function ConfirmPlan({ view, subscription, problem, ...planned }: ConfirmPlanProps) {
  const { reader } = view;
  const { price, quantity, promotionCode, preview } = planned;
  const path = `${view.base}/subscriptions/${subscription.id}`;
  const isAgreed = view.session.flow?.type === "subscription_update_confirm";
  const back = isAgreed ? view.home : `${path}/update?price=${price.id}`;
  return (
    <PortalPage view={view} title={reader.say("confirmUpdate")} back={back}>
      <Alert text={problem} />
      <section class="card" aria-labelledby="new-plan">
        <h2 id="new-plan">
          {reader.say("newPlan")}: {productName(view, price)}
        </h2>
        <p class="price">
          {reader.price(price, quantity)}
          {quantity > 1 && <small> · {reader.say("seats", quantity, reader.price(price))}</small>}
        </p>
        {preview && <Amounts view={view} preview={preview} />}
      </section>
      <form method="post" action={`${path}/confirm`}>
        <input type="hidden" name="price" value={price.id} />
        <input type="hidden" name="quantity" value={String(quantity)} />
        <input type="hidden" name="promotion_code" value={promotionCode} />
        <button type="submit">{reader.say("confirm")}</button>
      </form>
    </PortalPage>
  );
}

function Amounts({ view, preview }: { view: PortalView; preview: Stripe.Invoice }) {
  const { reader } = view;
  const later = preview.next_payment_attempt; // null: due at once
  const discount = (preview.total_discount_amounts ?? []).reduce((sum, { amount }) => sum + amount, 0);
  const total = reader.money(preview.amount_due, preview.currency);
  return (
    <table>
      <tbody>
        {preview.lines.data.map((line) => (
          <tr key={line.id}>
            <td>{line.description}</td>
            <td class="number">{reader.money(line.amount, line.currency)}</td>
          </tr>
        ))}
        {discount > 0 && (
          <tr>
            <td>{reader.say("discount")}</td>
            <td class="number">{reader.money(-discount, preview.currency)}</td>
          </tr>
        )}
        <tr class="total">
          <th scope="row">{later ? reader.say("dueLater", reader.date(later)) : reader.say("dueToday")}</th>
          <td class="number">{total}</td>
        </tr>
      </tbody>
    </table>
  );
}
