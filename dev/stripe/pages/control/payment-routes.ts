import { Hono } from "hono";
import type { Accounts } from "../../core/accounts";
import { clockAct, dashboardAct } from "../../core/act";
import { decideDispute, openDispute } from "../../domain/disputes";
import { refundCharge } from "../../domain/refunds";
import { formOf } from "../headers";
import { readerOf } from "../reader";
import { refusalOf } from "../refusal";
import { back, type ControlEnv, showTab } from "./show-tab";

/** What the business and a customer's bank do about a payment. */
export function paymentRoutes(accounts: Accounts): Hono<ControlEnv> {
  const app = new Hono<ControlEnv>();
  app.post("/charges/:charge/:what", async (context) => {
    const { account } = context.var;
    const { charge, what } = context.req.param();
    const form = await formOf(context.req.raw);
    const amount = form.get("amount") ? Number(form.get("amount")) : undefined;
    const problem = refusalOf(readerOf(["en"]), () => {
      if (what === "refund") refundCharge(dashboardAct(account), charge, { amount, reason: "requested_by_customer" });
      if (what === "dispute") openDispute(clockAct(account), charge, { reason: "fraudulent" });
    });
    return problem ? showTab(context, accounts, account, "payments", form, problem) : back(context, "payments");
  });
  app.post("/disputes/:dispute/:outcome", (context) => {
    const { account } = context.var;
    const { dispute, outcome } = context.req.param();
    const problem = refusalOf(readerOf(["en"]), () => {
      decideDispute(clockAct(account), dispute, outcome === "won" ? "won" : "lost");
    });
    return problem ? showTab(context, accounts, account, "payments", undefined, problem) : back(context, "payments");
  });
  return app;
}
