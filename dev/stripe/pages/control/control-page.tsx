/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import type { Account } from "../../core/account";
import { Page } from "../page";
import { readerOf } from "../reader";

export const tabs = {
  requests: "Requests",
  deliveries: "Deliveries",
  events: "Events",
  payments: "Payments",
  faults: "Faults",
  clock: "Clock",
  account: "Account",
};
export type Tab = keyof typeof tabs;

type ControlPageProps = {
  accounts: Account[];
  account: Account;
  tab: Tab;
  problem?: string | undefined;
  children: Child;
};

/** Where the forms of an account's page post to, and where they lead back. */
export const controlPath = (account: Account, path: string) => `/_local/accounts/${account.saved.id}/${path}`;

/** The page on which a person looks into the stand-in and pulls its levers. */
export function ControlPage({ accounts, account, tab, problem, children }: ControlPageProps) {
  return (
    <Page reader={readerOf(["en"])} title={tabs[tab]} business="local Stripe" wide>
      <h1>What the local Stripe did</h1>
      <form action="/_local" class="actions">
        <label for="account">Account of the key</label>
        <select id="account" name="account">
          {accounts.map((each) => (
            <option key={each.key} value={each.saved.id} selected={each === account}>
              {`…_test_${each.key}`}
            </option>
          ))}
        </select>
        <input type="hidden" name="tab" value={tab} />
        <button type="submit" class="plain">
          Show
        </button>
      </form>
      <nav class="actions" aria-label="Views">
        {Object.entries(tabs).map(([key, name]) => (
          <a
            key={key}
            class="button plain"
            href={`/_local?account=${account.saved.id}&tab=${key}`}
            aria-current={key === tab ? "page" : undefined}
          >
            {name}
          </a>
        ))}
      </nav>
      {problem && (
        <p class="alert" role="alert">
          {problem}
        </p>
      )}
      {children}
    </Page>
  );
}

/** Before any key was used there is nothing to show. */
export const NoAccounts = () => (
  <Page reader={readerOf(["en"])} title="Nothing yet" business="local Stripe">
    <h1>Nothing yet</h1>
    <p>An account appears here when its key (sk_test_…) is used for the first time.</p>
  </Page>
);
