/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono";
import type { Accounts } from "../../core/accounts";
import { pageAct } from "../../core/act";
import { findPortalSession } from "../../domain/portal-visit";
import { formOf } from "../headers";
import { MissingPage } from "../missing-page";
import { cancelRoutes } from "./cancel-routes";
import { cardRoutes } from "./card-routes";
import { Confirmation } from "./confirmation";
import { detailRoutes } from "./detail-routes";
import type { PortalEnv } from "./env";
import { expiredPage } from "./expired-page";
import { flowPath } from "./flow-path";
import { Home } from "./home";
import { mayAskAgain, sendNewLink } from "./new-link";
import { pauseRoutes } from "./pause-routes";
import { planRoutes } from "./plan-routes";
import { readView } from "./read-view";

/** `/p/session/:token`: the customer portal. */
export function portalRoutes(accounts: Accounts, smtpUrl: string | undefined): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>();
  app.use("/:token/*", async (context, next) => {
    const token = context.req.param("token");
    const visit = findPortalSession(accounts, token);
    if (!visit) return context.html(<MissingPage />, 404);
    const view = readView(visit, token, context.req.header("accept-language"));
    if (visit.isExpired) {
      const form = context.req.method === "POST" ? await formOf(context.req.raw) : undefined;
      const email = mayAskAgain(visit) ? form?.get("email")?.trim() : undefined;
      if (email) await sendNewLink(visit, view, { email, smtpUrl });
      return context.html(expiredPage(visit, view, email), 410);
    }
    context.set("view", view);
    context.set("act", pageAct(visit.account));
    await next();
  });
  app.get("/:token", (context) => {
    const { view } = context.var;
    const path = view.session.flow && flowPath(view.session.flow);
    return path
      ? context.redirect(view.base + path, 303)
      : context.html(<Home view={view} isWhole={isWhole(context)} />);
  });
  app.get("/:token/home", (context) => {
    const { view } = context.var;
    return view.home ? context.html(<Home view={view} isWhole={isWhole(context)} />) : context.redirect(view.base, 303);
  });
  app.get("/:token/done", (context) => context.html(<Confirmation view={context.var.view} />));
  for (const routes of [planRoutes, cancelRoutes, pauseRoutes, cardRoutes, detailRoutes])
    app.route("/:token", routes());
  return app;
}

const isWhole = (context: Context) => context.req.query("invoices") === "all";
