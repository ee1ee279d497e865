import type Stripe from "stripe";
import { noSuch } from "../core/errors";
import { addTaxId, removeTaxId } from "../domain/tax-ids";
import { type Call, pathOf } from "../http/call";
import { listOf } from "../http/list";
import { existing } from "./customers";

export const create = (call: Call<Stripe.CustomerCreateTaxIdParams>): object =>
  addTaxId(call, existing(call).id, call.params);

export function list(call: Call<Stripe.CustomerListTaxIdsParams>): object {
  const { id } = existing(call);
  return listOf(
    call,
    call.account.all("tax_id").filter(({ customer }) => customer === id),
  );
}

export const retrieve = (call: Call): object => owned(call);
export const remove = (call: Call): object => removeTaxId(call, owned(call).id);

function owned(call: Call): Stripe.TaxId {
  const taxId = call.account.get("tax_id", pathOf(call, "id"));
  if (taxId.customer !== existing(call).id) throw noSuch("tax_id", taxId.id);
  return taxId;
}
