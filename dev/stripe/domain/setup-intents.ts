import type Stripe from "stripe";
import type { Act } from "../core/act";
import { Refusal } from "../core/errors";
import { create, replace } from "../core/events";
import { newId, randomText } from "../core/ids";
import { behaviourOf } from "./test-cards";

/** Goes through saving a card: the intent is made, the card is attached, and what came of it is told. */
export function confirmSetup(
  act: Act,
  customer: string,
  card: Stripe.PaymentMethod,
  attach: () => Stripe.PaymentMethod,
): Stripe.PaymentMethod {
  const intent = create(act, "setup_intent", newIntent(act, customer), "setup_intent.created");
  try {
    const attached = attach();
    if (behaviourOf(act.account.saved.cardNumbers.get(card.id) ?? "").challenge) {
      replace(act, "setup_intent", challenged(act, intent), "setup_intent.requires_action");
    }
    const succeeded = { ...intent, payment_method: card.id, status: "succeeded" as const };
    replace(act, "setup_intent", succeeded, "setup_intent.succeeded");
    return attached;
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, decline_code, message } = error.body;
      const last_setup_error = { code, decline_code, message, payment_method: card, type: "card_error" as const };
      const failed = { ...intent, last_setup_error, status: "requires_payment_method" } as Stripe.SetupIntent;
      replace(act, "setup_intent", failed, "setup_intent.setup_failed");
    }
    throw error;
  }
}

/** 3D Secure: the bank wants to see the customer, who has been there when this is told. */
const challenged = ({ account }: Act, intent: Stripe.SetupIntent): Stripe.SetupIntent => ({
  ...intent,
  next_action: {
    redirect_to_url: { return_url: null, url: `${account.server.origin}/_local` },
    type: "redirect_to_url",
  },
  status: "requires_action",
});

function newIntent({ account }: Act, customer: string): Stripe.SetupIntent {
  const id = newId("seti");
  return {
    id,
    object: "setup_intent",
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(24)}`,
    created: account.now(),
    customer,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ["card"],
    single_use_mandate: null,
    status: "requires_payment_method",
    usage: "off_session",
  };
}
