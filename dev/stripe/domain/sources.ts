import type { Act } from "../core/act";
import { invalid, noSuch } from "../core/errors";
import { updateCustomer } from "./customers";
import { cardError, makeNamedCard } from "./make-card";
import { behaviourOf } from "./test-cards";

/**
 * Saves a card as it was done before there were payment methods: it is a `card_…`, and the customer's `default_source`. It can
 * be read as a payment method, too, under the same id.
 * @throws {Refusal} card_error
 */
export function addSource(act: Act, customer: string, token: string) {
  const { account } = act;
  const card = makeNamedCard(act, token, "card");
  if (!card) throw noSuch("token", token, "source");
  const { attach } = behaviourOf(account.saved.cardNumbers.get(card.id) ?? "");
  if (attach) throw cardError(attach);
  account.put("payment_method", { ...card, customer });
  updateCustomer(act, customer, { default_source: card.id });
}

/** @throws {Refusal} when it is not there, or belongs to somebody else */
export function checkSource({ account }: Act, id: string, customer: string) {
  if (account.find("payment_method", id)?.customer === customer) return;
  throw invalid(`No such source: '${id}'`, { code: "resource_missing", param: "default_source" });
}
