import { randomUUID } from "node:crypto";
import type { Account } from "./account";
import { newId } from "./ids";

/** Who does something, and because of which request: every event says so in `request`. */
export type Act = {
  account: Account;
  request: { id: string | null; idempotency_key: string | null };
  /** Somebody sits before one of our pages and was asked for 3D Secure where the card wants it. */
  isAtPage?: boolean;
};

/** What a person does on one of our pages: Stripe's own request, with a key that no caller of the API chose. */
export const pageAct = (account: Account): Act => ({
  account,
  request: { id: newId("req"), idempotency_key: randomUUID() },
  isAtPage: true,
});

/** What happens by itself when time passes. */
export const clockAct = (account: Account): Act => ({ account, request: { id: null, idempotency_key: null } });
