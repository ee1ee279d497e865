import type { Account } from "../core/account";
import { clockAct } from "../core/act";
import { dueOf } from "./due";

const mostSteps = 10_000;
const checked = new WeakMap<Account, number>();

/** Moves the account's clock ahead; what falls due on the way happens, in its order and at its time. */
export function advanceClock(account: Account, seconds: number) {
  const end = account.now() + seconds;
  const moveTo = (time: number) => {
    account.saved.clockOffset += Math.max(0, time - account.now());
  };
  happenUntil(account, null, end, moveTo);
  moveTo(end);
  account.changed();
}

/** What real time has brought since somebody last looked; cheap to ask often. */
export function catchUp(account: Account) {
  const now = account.now();
  if (checked.get(account) === now) return;
  checked.set(account, now);
  happenUntil(account, null, now, () => {});
}

/** Lets everything of one clock happen that is due until a time. */
export function happenUntil(account: Account, clock: string | null, end: number, moveTo: (time: number) => void) {
  const act = clockAct(account);
  for (let step = 0; step < mostSteps; step++) {
    const [next] = dueOf(account, clock);
    if (!next || next.at > end) return;
    moveTo(next.at);
    next.happen(act);
  }
  throw new Error("Time does not get ahead: something stays due after it happened.");
}
