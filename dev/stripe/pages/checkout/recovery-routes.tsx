/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import type { Accounts } from "../../core/accounts";
import { pageAct } from "../../core/act";
import { findRecovery, recoverCheckout } from "../../domain/checkout-recovery";
import { MissingPage } from "../missing-page";

/** `/r/:token`: an expired Checkout is taken up again, in a new session. */
export function recoveryRoutes(accounts: Accounts): Hono {
  const app = new Hono();
  app.get("/:token", (context) => {
    const found = findRecovery(accounts, context.req.param("token"));
    if (!found) return context.html(<MissingPage />, 404);
    const session = recoverCheckout(pageAct(found.account), found.expired);
    return session ? context.redirect(session.url ?? "", 303) : context.html(<MissingPage />, 410);
  });
  return app;
}
