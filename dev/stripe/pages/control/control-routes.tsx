/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono";
import { csrf } from "hono/csrf";
import type { Account } from "../../core/account";
import type { Accounts } from "../../core/accounts";
import { pageAct } from "../../core/act";
import { deliver, enqueue } from "../../core/deliveries";
import { decideDispute, openDispute } from "../../domain/disputes";
import { advanceClock } from "../../domain/passing-time";
import { refundCharge } from "../../domain/refunds";
import { readFault, readStatusAfterRetries } from "../../http/control-input";
import { formOf } from "../headers";
import { MissingPage } from "../missing-page";
import { readerOf } from "../reader";
import { refusalOf } from "../refusal";
import { AccountTab } from "./account-tab";
import { ClockTab, readAdvance } from "./clock-tab";
import { ControlPage, NoAccounts, type Tab, tabs } from "./control-page";
import { DeliveriesTab } from "./deliveries-tab";
import { EventsTab } from "./events-tab";
import { FaultsTab, faultFieldsOf } from "./faults-tab";
import { startOf } from "./pager";
import { PaymentsTab } from "./payments-tab";
import { RequestsTab } from "./requests-tab";

type ControlEnv = { Variables: { account: Account } };

/** `/_local` for a person: anybody who reaches this machine's port may use it, other sites' pages may not. */
export function controlRoutes(accounts: Accounts): Hono<ControlEnv> {
  const app = new Hono<ControlEnv>();
  const all = () => [...accounts.byKey.values()];
  const page = (context: Context, account: Account, tab: Tab, form?: URLSearchParams, problem?: string) => {
    const from = startOf(context.req.query("from"));
    const content = {
      requests: () => <RequestsTab account={account} from={from} />,
      deliveries: () => <DeliveriesTab account={account} from={from} />,
      events: () => <EventsTab account={account} from={from} />,
      payments: () => <PaymentsTab account={account} />,
      faults: () => <FaultsTab account={account} form={form} />,
      clock: () => <ClockTab account={account} form={form} />,
      account: () => <AccountTab account={account} />,
    }[tab]();
    const props = { accounts: all(), account, tab, problem };
    return context.html(<ControlPage {...props}>{content}</ControlPage>, problem ? 422 : 200);
  };
  app.get("/", (context) => {
    const wanted = context.req.query("account");
    const account = all().find(({ saved }) => saved.id === wanted) ?? all().at(-1);
    const tab = context.req.query("tab") ?? "requests";
    return account ? page(context, account, tab in tabs ? (tab as Tab) : "requests") : context.html(<NoAccounts />);
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
    return problem ? page(context, account, "faults", form, problem) : back(context, "faults");
  });
  app.post("/accounts/:account/faults/clear", (context) => {
    context.var.account.faults.length = 0;
    return back(context, "faults");
  });
  app.post("/accounts/:account/charges/:charge/:what", async (context) => {
    const { account } = context.var;
    const { charge, what } = context.req.param();
    const form = await formOf(context.req.raw);
    const amount = form.get("amount") ? Number(form.get("amount")) : undefined;
    const problem = refusalOf(readerOf(["en"]), () => {
      if (what === "refund") refundCharge(pageAct(account), charge, { amount, reason: "requested_by_customer" });
      if (what === "dispute") openDispute(pageAct(account), charge, { reason: "fraudulent" });
    });
    return problem ? page(context, account, "payments", form, problem) : back(context, "payments");
  });
  app.post("/accounts/:account/disputes/:dispute/:outcome", (context) => {
    const { account } = context.var;
    const { dispute, outcome } = context.req.param();
    const problem = refusalOf(readerOf(["en"]), () => {
      decideDispute(pageAct(account), dispute, outcome === "won" ? "won" : "lost");
    });
    return problem ? page(context, account, "payments", undefined, problem) : back(context, "payments");
  });
  app.post("/accounts/:account/clock", async (context) => {
    const { account } = context.var;
    const form = await formOf(context.req.raw);
    const seconds = readAdvance(form);
    if (!seconds) return page(context, account, "clock", form, "Enter a whole number from 1 to 1000.");
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
    return problem ? page(context, account, "account", form, problem) : back(context, "account");
  });
  app.post("/accounts/:account/empty", (context) => {
    accounts.empty(context.var.account);
    return context.redirect("/_local", 303);
  });
  return app.route("/accounts/:account", deliveryRoutes());
}

function deliveryRoutes(): Hono<ControlEnv> {
  const app = new Hono<ControlEnv>();
  app.post("/hold", (context) => {
    context.var.account.isHolding = true;
    return back(context, "deliveries");
  });
  app.post("/delay", async (context) => {
    const seconds = Number((await formOf(context.req.raw)).get("seconds"));
    if (seconds >= 0 && seconds <= 3600) context.var.account.delayMs = seconds * 1000;
    return back(context, "deliveries");
  });
  app.post("/release", async (context) => {
    const { account } = context.var;
    const isReversed = (await formOf(context.req.raw)).get("order") === "reversed";
    account.isHolding = false;
    const held = account.deliveries.filter(({ state }) => state === "held");
    for (const delivery of isReversed ? held.reverse() : held) enqueue(account, delivery);
    return back(context, "deliveries");
  });
  app.post("/deliveries/:id/:what", (context) => {
    const { account } = context.var;
    const { id, what } = context.req.param();
    const delivery = account.deliveries.find((each) => each.id === id);
    const event = delivery && account.find("event", delivery.event);
    const endpoint = delivery && account.find("webhook_endpoint", delivery.endpoint);
    if (delivery && what === "drop") delivery.state = "dropped";
    if (delivery && what === "release" && delivery.state === "held") enqueue(account, delivery);
    if (event && endpoint && what === "resend") deliver(account, event, endpoint);
    return back(context, "deliveries");
  });
  return app;
}

const back = (context: Context<ControlEnv>, tab: Tab) =>
  context.redirect(`/_local?account=${context.var.account.saved.id}&tab=${tab}`, 303);
