/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { updateCustomer } from "../../domain/customers";
import { addTaxId, removeTaxId } from "../../domain/tax-ids";
import { formOf } from "../headers";
import { refusalOf } from "../refusal";
import { customerChangesOf, detailsOf, readDetails, readShipping } from "./details";
import { EditDetails } from "./edit-details";
import type { PortalEnv } from "./env";
import { backToStart, finish } from "./finish";
import { homeOr } from "./home-or";

/** Billing details and tax ids. */
export function detailRoutes(): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>();
  app.get("/customer", (context) => {
    const { view } = context.var;
    if (!view.configuration.features.customer_update.enabled) return backToStart(context);
    return context.html(<EditDetails view={view} details={detailsOf(view.customer)} />);
  });
  app.post("/customer", async (context) => {
    const { view, act } = context.var;
    const { enabled, allowed_updates: allowed } = view.configuration.features.customer_update;
    if (!enabled) return backToStart(context);
    const form = await formOf(context.req.raw);
    const { details, problems } = readDetails(form, allowed);
    const { entry: shippingEntry, shipping, problems: shippingProblems } = readShipping(form, allowed);
    const entered = { view, details, shippingEntry };
    if (Object.keys(problems).length || shippingProblems) {
      return context.html(<EditDetails {...entered} problems={problems} shippingProblems={shippingProblems} />, 422);
    }
    const refusal = refusalOf(view.reader, () => {
      // the tax id first: it alone can be refused, and then nothing is saved
      const { tax_type: type, tax_value: value } = details;
      if (type && value) addTaxId(act, view.customer.id, { type, value });
      updateCustomer(act, view.customer.id, {
        ...customerChangesOf(details, allowed),
        ...(shipping !== undefined && { shipping }),
      });
    });
    return refusal ? context.html(<EditDetails {...entered} refusal={refusal} />, 422) : finish(context);
  });
  app.post("/tax-ids/:taxId/remove", (context) => {
    const { view, act } = context.var;
    const taxId = view.taxIds.find(({ id }) => id === context.req.param("taxId"));
    if (!taxId) return backToStart(context);
    return homeOr(
      context,
      refusalOf(view.reader, () => removeTaxId(act, taxId.id)),
    );
  });
  return app;
}
