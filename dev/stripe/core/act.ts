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

/** What a person does on one of our pages. As at Stripe, its events name no request, and yet a key, which nobody chose. */
export const pageAct = (account: Account): Act => ({
  account,
  request: { id: null, idempotency_key: randomUUID() },
  isAtPage: true,
});

/** What the business does in its dashboard: by requests of the API. */
export const dashboardAct = (account: Account): Act => ({
  account,
  request: { id: newId("req"), idempotency_key: randomUUID() },
});

/** What happens by itself: time passes, a bank or an authority decides. */
export const clockAct = (account: Account): Act => ({ account, request: { id: null, idempotency_key: null } });

/** Whether somebody is there to be asked, at a page or behind a call. */
export const isRequested = ({ request }: Act): boolean => request.id !== null || request.idempotency_key !== null;
