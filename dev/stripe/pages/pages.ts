import { readFileSync } from "node:fs";
import { Hono } from "hono";
import type { Accounts } from "../core/accounts";
import { catchUp } from "../domain/passing-time";
import { checkoutRoutes } from "./checkout/checkout-routes";
import { recoveryRoutes } from "./checkout/recovery-routes";
import { controlRoutes } from "./control/control-routes";
import { pageHeaders } from "./headers";
import { invoiceRoutes } from "./invoice/invoice-routes";
import { portalRoutes } from "./portal/portal-routes";

const style = ["base", "content", "forms"]
  .map((name) => readFileSync(new URL(`style/${name}.css`, import.meta.url), "utf8"))
  .join("\n");

/** Everything a person sees, mounted at the root of the server. @param smtpUrl where a new portal link is mailed */
export function pages(accounts: Accounts, { smtpUrl }: { smtpUrl?: string | undefined } = {}): Hono {
  const app = new Hono();
  app.get("/", (context) => context.redirect("/_local"));
  app.get("/_local/pages.css", (context) =>
    context.body(style, 200, { "Content-Type": "text/css; charset=utf-8", "Cache-Control": "max-age=60" }),
  );
  for (const path of ["/p/*", "/c/*", "/r/*", "/invoice/*", "/_local", "/_local/request/*", "/_local/accounts/*"]) {
    app.use(path, pageHeaders, async (_context, next) => {
      for (const account of accounts.byKey.values()) catchUp(account);
      await next();
    });
  }
  app.route("/p/session", portalRoutes(accounts, smtpUrl));
  app.route("/c/pay", checkoutRoutes(accounts));
  app.route("/r", recoveryRoutes(accounts));
  app.route("/invoice", invoiceRoutes(accounts));
  return app.route("/_local", controlRoutes(accounts));
}
