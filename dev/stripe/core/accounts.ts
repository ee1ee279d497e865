import { Account } from "./account";
import { dropAll } from "./deliveries";

/** The accounts of a running local Stripe, each made when its key is first used. */
export class Accounts {
  private readonly stop = new AbortController();
  readonly server = { origin: "", stopping: this.stop.signal };
  readonly byKey = new Map<string, Account>();
  /** Set by whoever saves the state. */
  onChange: () => void = () => {};

  /** `sk_test_x` and `rk_test_x` are keys of the same account; `sk_test_x/acct_y` is an account connected to it. */
  of(secretKey: string): Account {
    const key = secretKey.replace(/^[a-z]+_test_/, "");
    let account = this.byKey.get(key);
    if (!account) {
      const [platform = "", id] = key.split("/");
      const connection = id ? { id, platform: () => this.of(platform) } : null;
      account = new Account(key, this.server, () => this.onChange(), connection);
      this.byKey.set(key, account);
    }
    return account;
  }

  /** Empties an account: nothing more is delivered, and the next call finds it new. */
  empty(account: Account) {
    dropAll(account);
    this.byKey.delete(account.key);
    this.onChange();
  }

  /** Ends what goes on by itself: deliveries and their retries. */
  close() {
    this.stop.abort();
  }

  /** The account that has something, e.g. a portal token: pages are reached without a key. */
  find(has: (account: Account) => boolean): Account | undefined {
    for (const account of this.byKey.values()) if (has(account)) return account;
    return undefined;
  }
}
