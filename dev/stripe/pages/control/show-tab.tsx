/** @jsxImportSource hono/jsx */
import type { Context } from "hono";
import type { Account } from "../../core/account";
import type { Accounts } from "../../core/accounts";
import { AccountTab } from "./account-tab";
import { ClockTab } from "./clock-tab";
import { ControlPage, type Tab } from "./control-page";
import { DeliveriesTab } from "./deliveries-tab";
import { EventsTab } from "./events-tab";
import { FaultsTab } from "./faults-tab";
import { startOf } from "./pager";
import { PaymentsTab } from "./payments-tab";
import { RequestsTab } from "./requests-tab";

export type ControlEnv = { Variables: { account: Account } };

/** An account's page. @param form what was typed, when the page comes again with what is wrong with it */
export function showTab(
  context: Context,
  accounts: Accounts,
  account: Account,
  tab: Tab,
  form?: URLSearchParams,
  problem?: string,
) {
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
  const props = { accounts: [...accounts.byKey.values()], account, tab, problem };
  return context.html(<ControlPage {...props}>{content}</ControlPage>, problem ? 422 : 200);
}

/** Ends what was done: back to the page on which it was asked for. */
export const back = (context: Context<ControlEnv>, tab: Tab) =>
  context.redirect(`/_local?account=${context.var.account.saved.id}&tab=${tab}`, 303);
