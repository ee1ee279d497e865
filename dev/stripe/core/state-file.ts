import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Account } from "./account";
import type { Accounts } from "./accounts";
import { type Delivery, enqueue } from "./deliveries";
import type { Kind } from "./kinds";
import type { Saved } from "./saved";

type SavedAccount = {
  saved: { [K in keyof Saved]: unknown };
  shelves: Record<string, unknown[]>;
  /** What had not arrived. */
  deliveries?: Delivery[];
  isHolding?: boolean;
  delayMs?: number;
};
type State = { origin: string; accounts: Record<string, SavedAccount> };

const patience = 300;
const underway = ["held", "waiting", "sending"];

/** Loads the state and from then on saves each change a moment later. @returns a function that saves at once */
export function keepState(accounts: Accounts, file: string): () => void {
  let timer: NodeJS.Timeout | undefined;
  load(accounts, file);
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    write(file, accounts);
  };
  accounts.onChange = () => {
    timer ??= setTimeout(save, patience).unref();
  };
  return save;
}

function load(accounts: Accounts, file: string) {
  if (!existsSync(file)) return;
  const text = readFileSync(file, "utf8");
  const { origin } = JSON.parse(text) as State;
  // the port may be another one than last time: links in stored objects follow it
  const state = JSON.parse(text.replaceAll(`${origin}/`, `${accounts.server.origin}/`)) as State;
  for (const [key, saved] of Object.entries(state.accounts)) restore(accounts.of(key), saved);
}

function restore(account: Account, { saved, shelves, deliveries = [], ...levers }: SavedAccount) {
  account.isHolding = levers.isHolding ?? false;
  account.delayMs = levers.delayMs ?? 0;
  const revived = Object.entries(saved).map(([key, value]) => [key, Array.isArray(value) ? new Map(value) : value]);
  Object.assign(account.saved, Object.fromEntries(revived));
  for (const [kind, objects] of Object.entries(shelves)) {
    for (const object of objects as never[]) account.put(kind as Kind, object);
  }
  for (const delivery of deliveries) {
    account.deliveries.push(delivery);
    if (delivery.state !== "held") enqueue(account, delivery);
  }
}

function write(file: string, accounts: Accounts) {
  const state: State = { origin: accounts.server.origin, accounts: {} };
  for (const [key, account] of accounts.byKey) {
    const saved = Object.entries(account.saved).map(([name, value]) => [
      name,
      value instanceof Map ? [...value] : value,
    ]);
    const shelves = Object.entries(account.shelves).map(([kind, shelf]) => [kind, [...shelf.values()]]);
    const { isHolding, delayMs } = account;
    const deliveries = account.deliveries.filter(({ state }) => underway.includes(state));
    state.accounts[key] = {
      saved: Object.fromEntries(saved),
      shelves: Object.fromEntries(shelves),
      deliveries,
      isHolding,
      delayMs,
    };
  }
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(state), { mode: 0o600 });
  renameSync(unfinished, file);
}
