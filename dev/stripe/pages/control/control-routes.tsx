/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { csrf } from "hono/csrf";
import type { Accounts } from "../../core/accounts";
import { advanceClock } from "../../domain/passing-time";
import { readFault, readStatusAfterRetries } from "../../http/control-input";
import { formOf } from "../headers";
import { MissingPage } from "../missing-page";
import { readerOf } from "../reader";
import { refusalOf } from "../refusal";
import { readAdvance } from "./clock-tab";
import { ControlPage, NoAccounts, type Tab, tabs } from "./control-page";
import { deliveryRoutes } from "./delivery-routes";
import { faultFieldsOf } from "./faults-tab";
import { paymentRoutes } from "./payment-routes";
import { RequestRow } from "./requests-tab";
import { back, type ControlEnv, showTab } from "./show-tab";

/** `/_local` for a person: anybody who reaches this machine's port may use it, other sites' pages may not. */
export function controlRoutes(accounts: Accounts): Hono<ControlEnv> {
  const app = new Hono<ControlEnv>();
  const all = () => [...accounts.byKey.values()];
  app.get("/", (context) => {
    const wanted = context.req.query("account");
    const account = all().find(({ saved }) => saved.id === wanted) ?? all().at(-1);
    const tab = context.req.query("tab") ?? "requests";
    return account
      ? showTab(context, accounts, account, tab in tabs ? (tab as Tab) : "requests")
      : context.html(<NoAccounts />);
  });
  // where an error's `request_log_url` leads
  app.get("/request/:id", (context) => {
    const id = context.req.param("id");
    const account = all().find(({ requests }) => requests.some((request) => request.id === id));
    const request = account?.requests.find((each) => each.id === id);
    if (!account || !request) return context.html(<MissingPage />, 404);
    const props = { accounts: all(), account, tab: "requests" as const };
    return context.html(
      <ControlPage {...props}>
        <ul class="rows">
          <RequestRow request={request} isOpen />
        </ul>
      </ControlPage>,
    );
  });
  app.use("/accounts/:account/*", csrf(), async (context, next) => {
    const account = all().find(({ saved }) => saved.id === context.req.param("account"));
    if (!account) return context.html(<MissingPage />, 404);
    context.set("account", account);
    await next();
  });
  app.post("/accounts/:account/faults", async (context) => {
    const { account } = context.var;
    const form = await formOf(context.req.raw);
    const problem = refusalOf(readerOf(["en"]), () => account.faults.push(readFault(faultFieldsOf(form))));
    return problem ? showTab(context, accounts, account, "faults", form, problem) : back(context, "faults");
  });
  app.post("/accounts/:account/faults/clear", (context) => {
    context.var.account.faults.length = 0;
    return back(context, "faults");
  });
  app.post("/accounts/:account/clock", async (context) => {
    const { account } = context.var;
    const form = await formOf(context.req.raw);
    const seconds = readAdvance(form);
    if (!seconds) return showTab(context, accounts, account, "clock", form, "Enter a whole number from 1 to 1000.");
    advanceClock(account, seconds);
    return back(context, "clock");
  });
  app.post("/accounts/:account/settings", async (context) => {
    const { account } = context.var;
    const form = await formOf(context.req.raw);
    const problem = refusalOf(readerOf(["en"]), () => {
      account.saved.statusAfterRetries = readStatusAfterRetries(Object.fromEntries(form));
      account.changed();
    });
    return problem ? showTab(context, accounts, account, "account", form, problem) : back(context, "account");
  });
  app.post("/accounts/:account/empty", (context) => {
    accounts.empty(context.var.account);
    return context.redirect("/_local", 303);
  });
  return app.route("/accounts/:account", deliveryRoutes()).route("/accounts/:account", paymentRoutes(accounts));
}
