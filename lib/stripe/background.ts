import { AsyncLocalStorage } from "node:async_hooks";

const background = new AsyncLocalStorage<true>();

/**
 * Work that nobody waits for: its reads at Stripe take turns with those of all other instances (take-turn.ts). Whatever
 * runs outside goes to Stripe at once, so a person is never kept waiting by a backlog.
 */
export const inBackground = <T>(work: () => T): T => background.run(true, work);

export const isInBackground = () => background.getStore() === true;
